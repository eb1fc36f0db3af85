"""In which language a text is written, by the small words that no language can do without."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

ENGLISH = "en"
NAMES: Mapping[str, str] = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "pl": "Polish",
    "sv": "Swedish", "da": "Danish", "no": "Norwegian", "fi": "Finnish", "cs": "Czech", "hu": "Hungarian", "ro": "Romanian",
    "tr": "Turkish", "ru": "Russian", "uk": "Ukrainian", "el": "Greek", "ja": "Japanese", "zh": "Chinese", "ko": "Korean",
    "ar": "Arabic", "he": "Hebrew", "hi": "Hindi", "th": "Thai", "id": "Indonesian", "sk": "Slovak", "hr": "Croatian", "ca": "Catalan",
    "vi": "Vietnamese",
}  # fmt: skip
_SMALL_WORDS: Mapping[str, str] = {
    "en": "the and of to in you with for is are we our your will be as on that this have from at or by an it who what not their can",
    "de": "der die das und ist mit für von zu den dem ein eine einer eines wir du sie ihr dein deine unser unsere nicht auf bei im als "
          "auch sich oder werden sowie bist hast über zum zur aus nach",
    "fr": "le la les des et est une un dans pour avec vous nous votre vos notre nos du au aux sur que qui par ce cette sont êtes être ou "
          "en de à plus",
    "es": "el la los las y de en un una para con por que del al se su sus nuestro nuestra tu eres como más son está lo es te nos o",
    "it": "il lo la gli le e di in un una per con che del della dei delle nel nella al alla si sei sono tuo nostro più come è o da",
    "pt": "o os as e de em um uma para com por que do da dos das no na nos nas ao se seu sua nosso nossa você são mais como é ou não",
    "nl": "de het een en van in is op te je jij voor met wij we ons onze jouw dat die aan bij als ook naar om zijn bent hebt niet of wat",
    "pl": "i w z na do się że jest oraz dla od nie po przez jak lub za o naszego twoje nas nasz jako ze są pracy co",
    "sv": "och att det som en ett i på är av för med du vi till den har din vår våra om inte eller kommer dig oss hos",
    "da": "og at det som en et i på er af for med du vi til den har din vores om ikke eller kommer dig os hos vil",
    "no": "og å det som en et i på er av for med du vi til den har din vår våre om ikke eller kommer deg oss hos vil",
    "fi": "ja on että se ei tai sekä ovat sinulla olet meillä kanssa myös kuin joka mutta me sinä sinun meidän jotka voit",
    "cs": "a v na se že je pro do od ne jak nebo za o vás nás náš jako ze jsou si k s tě co který která budeš máš",
    "hu": "a az és hogy nem egy is van meg vagy mint csak ha ez azt által való lesz számára amely",
    "ro": "și de la în cu pe un o pentru care este sunt din să nu ce mai al ale sau echipa",
    "id": "yang dan di untuk dengan dari ini akan pada ke adalah dalam atau tidak kami anda kamu sebagai juga bisa oleh serta memiliki dapat "
          "secara para",
    "sk": "a v na sa že je pre do od nie ako alebo za o vás nás náš sú si k s aj čo ktorá ktorý budeš máš práce pri",
    "hr": "i u na se da je za s od ne kao ili o vas nas naš su koji koja što te biti po iz sa rad",
    "ca": "el la els les i de en un una per amb que del al es seu seva nostre nostra com més són està o et els dels",
    "vi": "và của các cho với trong có là được những một để về công việc từ đến bạn chúng tôi năng",
    "tr": "ve bir bu için ile olarak da de olan en çok daha gibi ya veya sizin bizim olan",
}  # fmt: skip
_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()
}
_SCRIPTS: Mapping[str, str] = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "CJK": "zh", "GREEK": "el", "ARABIC": "ar", "HEBREW": "he", "DEVANAGARI": "hi",
    "THAI": "th", "CYRILLIC": "ru",
}  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+")
_UKRAINIAN = frozenset("іїєґ")
_LAST_LATIN = 0x36F
_TELLING = 4000
"""So many letters tell the script."""
_ENOUGH = 8
"""So many small words tell a language; fewer say nothing."""
_SOME = 4
"""So many, none of them English, may be a part in another language."""
_DIFFERENT = 3
"""Not one word again and again, but so many of them."""
_BOTH = 0.6
"""If English has so many small words for each one of another language, the text is in both and can
be read.
"""


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`: "en" if a good part of it is English, None if
    too little tells it.
    """
    if other := _by_script(text):
        return other
    said = Counter(_LETTERS.findall(text.lower()))
    counts = {language: sum(said[word] for word in words) for language, words in _WORDS.items()}
    best = max(counts, key=lambda language: (counts[language], language == ENGLISH))
    if counts[best] < _ENOUGH or sum(said[word] > 0 for word in _WORDS[best]) < _DIFFERENT:
        return None
    return ENGLISH if counts[ENGLISH] >= _BOTH * counts[best] else best


class SmallWords(NamedTuple):
    """How many words of a line are small words of English alone, and of another language alone."""

    english: int
    other: Sequence[str]


def other_language(lines: Iterable[str]) -> str | None:
    """The language beside English in which some of `lines` may be, None if there is no sign of one.

    Words that English has too are no sign, and single letters none either: k is also a thousand.
    """
    lines = list(lines)
    if not_latin := list(filter(_by_script, lines)):
        return _by_script("\n".join(not_latin))
    text = "\n".join(lines)
    said = Counter(_LETTERS.findall(text.lower()))
    signs = {
        language: Counter({word: said[word] for word in words - _WORDS[ENGLISH] if len(word) > 1})
        for language, words in _WORDS.items()
    }
    best = max(signs, key=lambda language: sum(signs[language].values()))
    return best if is_telling(signs[best].elements()) else None


def is_telling(small_words: Iterable[str]) -> bool:
    """Whether so many and so different small words show a part in their language."""
    words = list(small_words)
    return len(words) >= _SOME and len(set(words)) >= _DIFFERENT


def small_words_in(line: str, other: str) -> SmallWords:
    """The small words of a line in English and in the language `other`.

    In a language with its own letters, each of its letters is one.
    """
    words = _LETTERS.findall(line.lower())
    english = _WORDS[ENGLISH]
    if other not in _WORDS:
        letters = [letter for letter in line if letter.isalpha() and ord(letter) > _LAST_LATIN]
        return SmallWords(sum(word in english for word in words), letters)
    theirs = _WORDS[other]
    return SmallWords(
        sum(word in english - theirs for word in words),
        [word for word in words if word in theirs - english and len(word) > 1],
    )


def _by_script(text: str) -> str | None:
    """The language of a text that is not in Latin letters."""
    letters = list(islice(filter(str.isalpha, text), _TELLING))
    scripts = Counter(
        unicodedata.name(letter, "").split(" ")[0].split("-")[0]
        for letter in letters
        if ord(letter) > _LAST_LATIN
    )
    if not scripts:
        return None
    script, count = scripts.most_common(1)[0]
    if count <= len(letters) / 3:
        return None
    kana = scripts["HIRAGANA"] + scripts["KATAKANA"]
    if script == "CJK" and kana * 10 > count:
        return "ja"
    if script == "CYRILLIC" and not _UKRAINIAN.isdisjoint(letters):
        return "uk"
    return _SCRIPTS.get(script)
