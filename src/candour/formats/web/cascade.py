"""The cascade: which rules of a page's styles are for which of its elements.

    <style> p.note > b { color: red }     the rules that match, in the order in which one overrules another
    <b class="c3">                        each element gets one class of our own, for the rules that are for it
    .c1,.c3{color:red}                    and the rules go by these classes: no name of the original is left

A rule that is for nothing in the page is left out. All rules have one weight now, so they stand in the order of what they
weighed before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from candour.formats.web.declarations import Declaration, Declarations
from candour.formats.web.media import applies, is_for_screens

__all__ = ["Cascade", "cascade_of"]

_MOST_RULES: Final = 20_000
_MOST_MATCHES: Final = 4_000_000
_NAMED: Final = re.compile(r"([.#])([\w-]+)")
_BRACKETED: Final = re.compile(r"\([^()]*\)|\[[^\]]*\]")
_GROUPS: Final = ("media", "supports", "layer")
_PARTS: Final = frozenset({"", "::marker", "::first-letter", "::first-line"})
"""Parts of elements that styles may be for. What they would write before or after an element is left out."""
_EVERYWHERE: Final = ("", "all", "screen")

Match = Callable[[str], Iterable[Any]]
"""The elements that a selector is for."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """One rule: the screens it is for, what it says, the elements that it is for, or a part of each."""

    weight: tuple[int, ...]
    media: str
    part: str
    declarations: tuple[Declaration, ...]
    matched: tuple[Any, ...]


@dataclass(slots=True)
class Cascade:
    """The rules of one file, and the classes of its copy."""

    declarations: Declarations
    match: Match
    names: frozenset[str]
    """All ids and classes in the file, each with its sign: `.note`, `#a`."""
    _rules: list[_Rule] = field(default_factory=list)
    _of: dict[Any, list[int]] = field(default_factory=dict)
    _classes: dict[tuple[int, ...], str] = field(default_factory=dict)

    def read(self, sheets: Iterable[tuple[str, str]]) -> bool:
        """Takes in style sheets, each with the screens that it is for. False where there are more rules than are followed."""
        found: list[_Rule] = []
        matches, is_whole = 0, True
        for rule in (
            rule for sheet, media in sheets if is_for_screens(media) for rule in self._in_sheet(sheet, media)
        ):
            matches += len(rule.matched)
            if len(found) >= _MOST_RULES or matches > _MOST_MATCHES:
                is_whole = False
                break
            found.append(rule)
        self._rules = sorted(found, key=lambda rule: rule.weight)
        for number, rule in enumerate(self._rules):
            for element in rule.matched:
                self._of.setdefault(element, []).append(number)
        return is_whole

    def class_of(self, element: Any) -> str:
        """The class of an element in the copy; nothing where no rule is for it."""
        numbers = self._of.get(element)
        if not numbers:
            return ""
        return self._classes.setdefault(tuple(numbers), f"c{len(self._classes) + 1}")

    def declared(self, element: Any) -> Iterator[Declaration]:
        """What the rules say of an element, from what is overruled to what overrules."""
        for number in self._of.get(element, ()):
            rule = self._rules[number]
            if not rule.part and applies(rule.media):
                yield from rule.declarations

    def sheet(self) -> str:
        """The rules for the classes that were asked for."""
        users: dict[int, list[str]] = {}
        for numbers, name in self._classes.items():
            for number in numbers:
                users.setdefault(number, []).append(name)
        lines = []
        for number in sorted(users):
            rule = self._rules[number]
            body = ";".join(map(str, rule.declarations))
            line = f"{','.join(f'.{name}{rule.part}' for name in users[number])}{{{body}}}"
            lines.append(f"@media {rule.media}{{{line}}}" if rule.media else line)
        return "\n".join(lines)

    def _in_sheet(self, sheet: str, media: str) -> Iterator[_Rule]:
        import tinycss2  # noqa: PLC0415  (pages and drawings only)

        plain = sheet.replace("<!--", "").replace("-->", "")
        nodes = tinycss2.parse_stylesheet(plain, skip_comments=True, skip_whitespace=True)
        outer = self.declarations.media(tinycss2.parse_component_value_list(media))
        if outer is None:
            return
        waiting = [(node, "" if outer in _EVERYWHERE else outer) for node in nodes]
        while waiting:
            node, screens = waiting.pop(0)
            if node.type == "at-rule" and node.lower_at_keyword in _GROUPS and node.content:
                inner = self._screens(node, screens)
                if inner is not None:
                    rules = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                    waiting[:0] = [(rule, inner) for rule in rules]
            elif node.type == "qualified-rule":
                yield from self._in_rule(node, screens)

    def _screens(self, node: Any, around: str) -> str | None:
        """The screens that a group of rules is for; None where it is for none, or for some that are not known."""
        import tinycss2  # noqa: PLC0415  (see above)

        if node.lower_at_keyword != "media":
            return around
        if not is_for_screens(tinycss2.serialize(node.prelude)):
            return None
        own = self.declarations.media(node.prelude)
        if own is None or (around and "," in around + own):
            return None
        plain = "" if own in _EVERYWHERE else own
        return f"{around} and {plain}" if around and plain else around or plain

    def _in_rule(self, node: Any, media: str) -> Iterator[_Rule]:
        import tinycss2  # noqa: PLC0415  (see above)
        from cssselect import SelectorError, parse  # noqa: PLC0415  (see above)

        try:
            selectors = parse(tinycss2.serialize(node.prelude).strip())
        except SelectorError:
            return
        by_kind: dict[tuple[tuple[int, ...], str], dict[Any, None]] = {}
        for selector in selectors:
            part = f"::{selector.pseudo_element}" if selector.pseudo_element else ""
            selector.pseudo_element = None
            if part in _PARTS and self._may_match(selector.canonical()):
                found = by_kind.setdefault((selector.specificity(), part), {})
                found.update(dict.fromkeys(self.match(selector.canonical())))
        if not any(by_kind.values()):
            return
        contents = tinycss2.parse_blocks_contents(node.content)
        if declarations := tuple(self.declarations.kept(contents)):
            for (weight, part), matched in by_kind.items():
                if matched:
                    yield _Rule(weight, media, part, declarations, tuple(matched))

    def _may_match(self, selector: str) -> bool:
        """Whether every class and id that a selector names is in the file."""
        plain = _BRACKETED.sub("", selector)
        return "\\" in plain or all(sign + name in self.names for sign, name in _NAMED.findall(plain))


def cascade_of(root: Any, declarations: Declarations, *, is_page: bool = False) -> Cascade:
    """The cascade of a page, or of a drawing, whose elements are known by their names without namespaces."""
    from lxml.cssselect import LxmlHTMLTranslator, LxmlTranslator  # noqa: PLC0415  (see above)
    from lxml.etree import XPath, XPathError  # noqa: PLC0415  (see above)

    translator = LxmlHTMLTranslator() if is_page else _without_namespaces(LxmlTranslator)
    names = {f"#{one}" for one in root.xpath("//@id")}
    names |= {f".{one}" for words in root.xpath("//@class") for one in words.split()}

    def match(selector: str) -> Iterable[Any]:
        from cssselect import SelectorError  # noqa: PLC0415  (see above)

        try:
            found: Iterable[Any] = XPath(translator.css_to_xpath(selector))(root)
        except (SelectorError, XPathError, ValueError):
            return ()  # of a state or a part that no element is in as the page stands
        return found

    return Cascade(declarations, match, frozenset(names))


def _without_namespaces(translator: Any) -> Any:
    class Translator(translator):  # type: ignore[misc]
        """Elements by their names alone."""

        def xpath_element(self, selector: Any) -> Any:
            found = super().xpath_element(selector)
            if selector.element and selector.element != "*":
                found.element = "*"
                found.add_condition(f"local-name() = '{selector.element}'")
            return found

    return Translator()
