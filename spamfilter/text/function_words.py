"""English function words: the words that carry a sentence and tell nothing of its subject."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """The words of a blank-separated list."""
    return frozenset(words.split())


# Written for this project from the closed classes of English grammar, folded as `spamfilter.text.words.fold` does it.
ARTICLES = word_set("a an the")
POSSESSIVES = word_set("my your his her its our their whose")
DETERMINERS = ARTICLES | POSSESSIVES | word_set("this that these those each every either neither no any some all both such another")
PRONOUNS = word_set(
    """
    i me mine myself you yours yourself yourselves he him himself she hers herself it itself we us ours ourselves they them theirs
    themselves who whom what which whoever whatever someone somebody something anyone anybody anything everyone everybody everything
    nobody nothing none one ones other others
    """
)
PREPOSITIONS = word_set(
    """
    of in to for with on at by from about into over after under between through against during before without within among around
    behind across since until till upon off out up down along towards toward despite near above below beside besides beyond except
    like via per throughout onto inside outside amid than as
    """
)
CONJUNCTIONS = word_set(
    "and or but nor so yet if because although though while whereas unless whether when whenever where wherever why how"
)
MODALS = word_set("will would can could may might must shall should cannot ought won't wouldn't can't couldn't mustn't shouldn't mightn't")
AUXILIARIES = word_set(
    """
    be am is are was were been being have has had having do does did doing done get got isn't aren't wasn't weren't haven't hasn't hadn't
    don't doesn't didn't i'm you're we're they're i've you've we've they've i'd you'd he'd she'd we'd they'd i'll you'll he'll she'll it'll
    we'll they'll that'll
    """
)
ADVERBS = word_set(
    """
    not there here then now also only just very too more most less least much many few several even still again ever never always
    already almost rather quite well however therefore thus perhaps once
    """
)

FUNCTION_WORDS: frozenset[str] = DETERMINERS | PRONOUNS | PREPOSITIONS | CONJUNCTIONS | MODALS | AUXILIARIES | ADVERBS
