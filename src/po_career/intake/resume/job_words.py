"""Words that tell the title of a job from an employer, a place, and what was done there."""

import re

from po_career.language.title_words import PEOPLE, RANKS
from po_career.text import by_word, word_set

_NOUNS = word_set(
    # English, beside those of title_words
    "analyst assistant associate attendant auditor baker barber builder butcher buyer captain carer"
    " cashier caterer chair chairman chairwoman chauffeur clerk cleaner coach consultant controller"
    " cook courier custodian decorator deputy designer developer director dispatcher diver"
    " economist editor engineer estimator executive farmer fellow fisher florist founder gardener"
    " governor grocer guide hairdresser head host hostess housekeeper instructor intern janitor"
    " jeweller joiner judge keeper labourer hand lead leader lecturer machinist magician maker manager"
    " mason master mechanic miller miner minister musician nanny nurse officer operative operator"
    " optician organiser organizer owner painter partner pharmacist physicist pilot planner plumber porter"
    " postman president principal producer programmer receptionist reporter researcher roofer"
    " sailor salesman saleswoman scheduler scientist secretary sergeant shepherd sommelier"
    " specialist steward stewardess strategist superintendent supervisor surveyor tailor teacher"
    " technician teller tester tiler tinkerer trainee trainer translator treasurer tutor usher"
    " vet waiter waitress warden watchman weaver welder worker writer apprentice volunteer"
    " zookeeper bookkeeper storekeeper beekeeper goalkeeper gatekeeper copywriter bartender"
    " photographer representative administrator coordinator ambassador facilitator merchandiser"
    # German
    " leiter leiterin manager managerin entwickler entwicklerin berater beraterin analyst"
    " analystin referent referentin sachbearbeiter sachbearbeiterin assistent assistentin"
    " ingenieur ingenieurin kaufmann kauffrau kaufleute mitarbeiter mitarbeiterin verkäufer"
    " verkäuferin bäcker bäckerin koch köchin lehrer lehrerin praktikant praktikantin trainee"
    " werkstudent werkstudentin auszubildende auszubildender gründer gründerin geschäftsführer"
    " geschäftsführerin inhaber inhaberin verantwortliche verantwortlicher beauftragte"
    " beauftragter fahrer fahrerin pfleger pflegerin meister meisterin techniker technikerin"
    " buchhalter buchhalterin redakteur redakteurin vorstand chef chefin tischler tischlerin"
    " schreiner schreinerin gärtner gärtnerin maler malerin mechaniker mechanikerin trainer"
    " trainerin experte expertin spezialist spezialistin koordinator koordinatorin hilfskraft"
    " fachkraft aushilfe kellner kellnerin lagerist lageristin eigner eignerin disponent"
    # French
    " chef cheffe responsable directeur directrice développeur développeuse ingénieur ingénieure"
    " chargé chargée gestionnaire conseiller conseillère analyste assistant assistante"
    " adjoint adjointe boulanger boulangère cuisinier cuisinière vendeur vendeuse serveur"
    " serveuse professeur enseignant enseignante formateur formatrice fondateur fondatrice"
    " gérant gérante stagiaire alternant alternante apprenti apprentie technicien technicienne"
    " comptable infirmier infirmière ouvrier ouvrière rédacteur rédactrice commercial"
    " commerciale secrétaire animateur animatrice coordinateur coordinatrice pilote"
    " propriétaire administrateur administratrice consultante employé employée magasinier"
    # Spanish
    " jefe jefa gerente director directora desarrollador desarrolladora ingeniero ingeniera"
    " analista responsable encargado encargada coordinador coordinadora asistente auxiliar"
    " ayudante consultor consultora asesor asesora vendedor vendedora dependiente dependienta"
    " camarero camarera cocinero cocinera panadero panadera profesor profesora maestro maestra"
    " fundador fundadora becario becaria técnico técnica contable enfermero enfermera operario"
    " operaria administrativo administrativa redactor redactora propietario propietaria dueño"
    " dueña especialista líder socio socia gestor gestora recepcionista conductor repartidor"
)
_COMPOUND = re.compile(
    r"\w{3,}(?:leiter|manager|entwickler|berater|analyst|ingenieur|assistent|meister|techniker|verkäufer"
    r"|arbeiter|fahrer|händler|lehrer|pfleger|inhaber|führer|designer|trainer|helfer|redakteur|planer"
    r"|verantwortliche?r?|beauftragte?r?|wart|wirt|eigner|macher|bauer|wärter|künstler|schreiber|musiker|forscher|prüfer|läufer|zeichner|tester|pädagoge|therapeut)(?:in|:in|\*in|/in|/-in|innen)?"
    r"|\w{3,}(?:kraft|mann|frau|gehilfe|gehilfin)"
)
_SUFFIX = re.compile(r"\w{3,}(?:er|or|ist|ian|eur|euse|trice|iste|ier|ière|dor|dora|ero|era|ista)")
_LIKE_SUFFIX = word_set(
    "center centre water power tower river summer winter number super inter other over under former"
    " master paper silver copper amber harbor color motor sector order border corner member october"
    " november september december computer consumer customer partner partners soccer after later"
    " chester manchester leicester hannover dover münster vancouver denver"
)
_COMPANY = re.compile(
    r"\b(?:gmbh|mbh|ag|kg|ohg|gbr|ug|e\.?\s?v\.?|se|inc|llc|llp|ltd|limited|plc|corp|corporation|company"
    r"|group|gruppe|holding|s\.?a\.?s?|sarl|s\.?r\.?l|s\.?l\.?u?|b\.?v|n\.?v|oy|ab|a/s|aps|pty|co|kgaa"
    r"|university|universität|université|universidad|hochschule|college|school|schule|école|escuela|colegio"
    r"|hospital|klinik|hôpital|clinic|bank|banque|banco|sparkasse|versicherung|insurance|verlag|ministry"
    r"|ministerium|agency|agentur|institute|institut|instituto|council|foundation|stiftung|fondation"
    r"|fundación|solutions|technologies|systems|services|industries|studios?|labs|brothers|sons|söhne"
    r"|association|verein|society|stadtwerke|werke|bros)\b\.?(?!\s+(?:manager|owner|lead|analyst|engineer|director|officer|assistant|clerk|teller|head))|&\s*(?:co|sons|söhne|cie|fils|hijos)\b",
    re.IGNORECASE,
)
_COUNTRIES = word_set(
    "uk usa us england scotland wales ireland germany deutschland austria österreich switzerland schweiz"
    " france belgium belgique belgien netherlands niederlande spain españa portugal italy italia poland"
    " sweden norway denmark finland canada australia india remote hybrid europe allemagne suisse espagne"
    " alemania francia suiza bélgica"
)
_DURATION = re.compile(
    r"[(\s]*(?:\d{1,2}\s*(?:years?|yrs?|jahre?|ans?|años?|months?|mos?|monate?|mois|mes(?:es)?)[\s,.)]*(?:and|und|et|y)?\s*){1,2}",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"@\w|https?:|www\.|\+?\d[\d\s()/-]{7,}\d|\b\w+\.(?:com|de|org|net|io|fr|es)\b"
)
_VERB = re.compile(
    r"(?:(?!(?:united|limited|skilled|certified|registered|qualified|retired|applied|embedded|red|distributed|associated|allied|advanced|shared|connected|dedicated|experienced|unlimited|combined|licensed)\b)[a-z]{2,}ed"
    r"|leads|owns|runs|manages|builds|writes|drives|develops|designs|creates|supports|coaches|works|led|ran|built|wrote|own|drove|took|held|kept|grew|won|taught|gave|sold|cut|brought|began|oversaw|made|set"
    r"|was|were|is|am|have|had|did|spent|responsible|accountable|helped|work(?:s|ing)? (?:with|on|as|in)"
    r"|verantwort\w*|zuständig|durchführung|erstellung|aufbau|umsetzung|betreuung|konzeption|einführung|erhebung|moderation|pflege|mitarbeit"
    r"|gestion|mise|pilotage|élaboration|animation|rédaction|conception|participation|suivi|recueil|définition"
    r"|gestión|desarrollo|coordinación|elaboración|implementación|definición|participación|recogida)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[,(&/-]|\b(?:and|or|of|the|a|an|with|for|to|in|on|by|und|oder|der|die|das|den|mit|für|von|im|et|ou|de|du|des|la|le|les|à|avec|pour|y|o|con|para|el|en))$",
    re.IGNORECASE,
)
LONGEST_TITLE = 9
_LABELS = by_word(
    {
        "title": """
            position, role, title, job title, function, post, occupation, occupation or position held, position held,
            funktion, tätigkeit, rolle, beruf oder funktion, stelle,
            poste, poste occupé, fonction, intitulé, fonction ou poste occupé,
            puesto, cargo, función, profesión o cargo""",
        "employer": """
            employer, company, organisation, organization, name of employer, firm, name and address of employer,
            arbeitgeber, firma, unternehmen, betrieb, employeur, entreprise, société, empresa, empleador, compañía""",
        "dates": """
            date, dates, period, time, when, years, duration, from, to, start, end, until,
            zeitraum, datum, von bis, zeit, dauer, von, bis, période, durée, période d'emploi, début, fin,
            periodo, fecha, fechas, desde, hasta, inicio""",
        "body": """
            location, place, city, country, sector, type of business or sector, main activities and responsibilities,
            responsibilities, tasks, duties, achievements, tools, technologies, summary, description, environment,
            key achievements, projects,
            ort, land, branche, standort, aufgaben, tätigkeiten, hauptaufgaben, technologien, beschreibung,
            lieu, ville, secteur, pays, missions, tâches, lugar, ciudad, funciones, responsabilidades""",
    }
)


def label_of(text: str) -> str | None:
    """What a label or the head of a column announces: title, employer, dates or body."""
    return _LABELS.get(" ".join(text.casefold().replace("’", "'").strip(" :.|*").split()))


def is_empty_of_title(text: str) -> bool:
    """Whether `text` is a duration, an address or nothing but figures."""
    if _DURATION.fullmatch(text) or _CONTACT.search(text):
        return True
    return not any(char.isalpha() for char in text)


def is_place(text: str) -> bool:
    """Whether a piece says where something was: its last part is a country, or it says remote."""
    last = re.split(r"[,()]", text.strip(" ()"))[-1].strip().casefold()
    return last in _COUNTRIES


def is_company(text: str) -> bool:
    """Whether a piece has a word that only names of employers have."""
    return _COMPANY.search(text) is not None


def is_prose(text: str) -> bool:
    """Whether a line tells what was done, rather than naming something."""
    words = text.split()
    if len(words) > 14 or (text.endswith((".", ";")) and len(words) > 2 and not is_company(text)):
        return True
    if text[:1].islower() and len(words) > 3:
        return True
    return len(words) > 1 and _VERB.match(text) is not None


def goes_on(above: str, below: str) -> bool:
    """Whether a line goes on with the sentence of the one above it."""
    return below[:1].islower() or _TAIL.search(above) is not None


def title_weight(text: str) -> float:
    """How much the words of a piece speak for a job title; below 0 they speak against it."""
    tokens = re.findall(r"[^\W\d_]+(?:[:*][^\W\d_]+)?", text.casefold().replace("’", "'"))
    if not tokens or is_empty_of_title(text) or is_place(text):
        return -6
    weight = 3.0 if any(map(_is_noun, tokens)) else float(_ends_like_noun(text))
    against = (
        (1, tokens[0] not in RANKS),
        (5, is_company(text)),
        (6, is_prose(text)),
        (3, len(tokens) > LONGEST_TITLE),
        (1, any(map(str.isdigit, text))),
    )
    return weight + 1 - sum(cost for cost, holds in against if holds)


def _ends_like_noun(text: str) -> bool:
    """Whether a word before the first comma ends as words for people do: Gardener, Organist."""
    tokens = re.findall(r"[^\W\d_]+", text.casefold().partition(",")[0])
    return any(_SUFFIX.fullmatch(token) and token not in _LIKE_SUFFIX for token in tokens)


def _is_noun(token: str) -> bool:
    bare = re.sub(r"[:*]\w+$", "", token)
    return bare in _NOUNS or bare in PEOPLE or _COMPOUND.fullmatch(bare) is not None
