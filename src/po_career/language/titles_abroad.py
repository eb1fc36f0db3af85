"""Job titles in German, French and Spanish as the English ones that they are.

Only words of the field are here; any other title stays as it is written, and names no role. What a
translation gives is read as every title, and never more than likely.
"""

import re
import unicodedata

_PHRASES = (
    # German; a feminine form ends in -in
    (r"produkt ?manager|produkt management", "product manager"),
    (r"produkt ?(?:verantwortlicher?|eigner|besitzer)", "product owner"),
    (r"(?:leiter|leitung|bereichsleiter) (?:des )?produkt ?managements?", "head of product"),
    (r"produkt ?leiter", "head of product"),
    (r"(?:projekt|programm) ?(?:manager|leiter|leitung)", "project manager"),
    (
        r"(?:geschafts|business) ?analyst|anforderungs ?(?:manager|analyst|ingenieur)",
        "business analyst",
    ),
    (r"(?:software|anwendungs|web) ?entwickler", "software developer"),
    (r"entwickler", "developer"),
    (r"(?:firmen ?|unternehmens ?)?grunder", "founder"),
    (r"(?:agiler? )coach", "agile coach"),
    (r"technischer?", "technical"),
    (r"leitender?", "lead"),
    (r"stellvertretender?", "deputy"),
    (r"praktikant|werkstudent", "intern"),
    (r"ehemaliger?|fruherer?", "former"),
    # French
    (
        r"chef(?:fe)? de produits?|responsable (?:de )?produits?|gestionnaire de produits?",
        "product manager",
    ),
    (r"proprietaire (?:de |du )?produit", "product owner"),
    (r"direct(?:eur|rice) (?:de |du )?produits?", "product director"),
    (r"chef(?:fe)? de projets?|responsable de projets?", "project manager"),
    (r"analyste (?:metier|d'affaires|fonctionnel(?:le)?)", "business analyst"),
    (r"developpeu(?:r|se)(?: logiciels?| web)?", "software developer"),
    (r"(?:co-?)?fondat(?:eur|rice)", "founder"),
    (r"coach agile", "agile coach"),
    (r"stagiaire|alternante?|apprentie?", "intern"),
    (r"ancien(?:ne)?", "former"),
    # Spanish
    (r"(?:gerente|jef[ea]|responsable|gestora?) de(?:l)? productos?", "product manager"),
    (r"(?:propietari[oa]|duen[oa]) de(?:l)? producto", "product owner"),
    (r"director[a]? de(?:l)? productos?", "product director"),
    (r"(?:gerente|jef[ea]|gestora?|director[a]?) de proyectos?", "project manager"),
    (r"analista (?:de negocios?|funcional)", "business analyst"),
    (r"desarrollador[a]?(?: de software| web)?|programador[a]?", "software developer"),
    (r"(?:co)?fundador[a]?", "founder"),
    (r"coach agil", "agile coach"),
    (r"becari[oa]", "intern"),
    (r"antigu[oa]|ex", "former"),
)
_FORMS = tuple((re.compile(rf"\b(?:{form})\b"), english) for form, english in _PHRASES)
_FEMININE = re.compile(
    r"\b(\w*(?:owner|manager|master|analyst|coach|designer|entwickler|leiter|eigner|besitzer|grunder"
    r"|praktikant|werkstudent|ingenieur|consultant|developer))(?:[:*/]?-?in)\b"
)


def in_english(title: str) -> str | None:
    """`title` with its German, French or Spanish words in English; None if it has none."""
    apart = unicodedata.normalize("NFKD", title.casefold().replace("’", "'").replace("ß", "ss"))
    plain = "".join(char for char in apart if not unicodedata.combining(char))
    plain = re.sub(r"(?<=\w)-(?=\w)", " ", plain)
    english = _FEMININE.sub(r"\1", plain)
    for form, words in _FORMS:
        english = form.sub(words, english)
    return english if english != plain else None
