"""The LaTeX commands that an equation may hold, by their meaning to the lexer. A new command is a new entry."""

from __future__ import annotations

from collections.abc import Mapping

from backprop_canvas.explain.reading.signs import kinds

_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi "
    "chi psi omega"
)
GREEK_LETTERS: Mapping[str, str] = dict(zip(_GREEK.split(), "αβγδεζηθικλμνξοπρστυφχψω", strict=True))

# Commands that stand for a word: a letter, a function.
WORDS: Mapping[str, str] = {
    **GREEK_LETTERS,
    "varepsilon": "ε",
    "vartheta": "θ",
    "varrho": "ρ",
    "varsigma": "σ",
    "varphi": "φ",
    "ell": "ℓ",
    **{name: name for name in ("exp", "ln", "log", "tanh", "sin", "max", "min")},
    "differentialD": "d",
    "capitalDifferentialD": "d",
    "exponentialE": "e",
}

# Commands that compare, by the sign that they stand for.
RELATIONS: Mapping[str, str] = {
    **dict.fromkeys(("lt", "less"), "<"),
    **dict.fromkeys(("gt", "greater"), ">"),
    **dict.fromkeys(("le", "leq", "leqslant"), "≤"),
    **dict.fromkeys(("ge", "geq", "geqslant"), "≥"),
}

# Commands that are one token, by its kind.
KINDS: Mapping[str, str] = {
    **dict.fromkeys(("cdot", "times", "ast", "bullet", "star", "odot", "circ"), kinds.TIMES),
    "div": kinds.OVER,
    **dict.fromkeys(("approx", "simeq", "cong", "coloneqq", "equiv", "doteq", "eq", "leftarrow", "gets"), kinds.EQUALS),
    "partial": kinds.PARTIAL,
    "prime": kinds.PRIME,
    **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac"), kinds.FRACTION),
    **dict.fromkeys(("hat", "widehat"), kinds.HAT),
    **dict.fromkeys(("pdv", "dv", "odv", "diffp", "diff", "pderiv", "deriv", "pd", "od"), kinds.DERIVED),
    "sqrt": kinds.ROOT,
    **dict.fromkeys(("underbrace", "overbrace"), kinds.BRACE),
    "lbrace": kinds.CURLY,
    "rbrace": kinds.CLOSE_CURLY,
    "lbrack": kinds.BRACKET,
    "rbrack": kinds.CLOSE_BRACKET,
    "{": kinds.CURLY,
    "}": kinds.CLOSE_CURLY,
    "_": kinds.LOWER,
    "sum": kinds.SUM,
    "in": kinds.IN,
    "nabla": kinds.NABLA,
    "over": kinds.SPLIT,
    **dict.fromkeys(("vert", "lvert", "rvert", "mid"), kinds.BAR),
    **dict.fromkeys(RELATIONS, kinds.RELATION),
}

# Commands that change only the look, and commands before a group of letters that do not change its meaning.
_SPACES = r"quad qquad enspace thinspace , ; : ! \  ( ) [ ] > nonumber notag hfill allowbreak newline therefore"
_ENDS = "blacksquare square Box qed qedhere"
_SIZES = "left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr displaystyle textstyle"
_SHAPES = "scriptstyle limits nolimits boxed fbox mathstrut rm bf it cal boldsymbol bm color hline cancel"
FONTS = (
    "text textrm textit textbf texttt mathrm mathit mathbf mathsf mathtt mathcal mathscr mathnormal mathbb "
    "mathds mathbbm operatorname mbox hbox"
)
SILENT = frozenset(
    [*_SPACES.split(), *_ENDS.split(), *_SIZES.split(), *_SHAPES.split(), *FONTS.split(), " ", "\n", "\t", "&", "$"]
)

# Commands that a student may well paste and that are not read, with the code of the message.
UNREAD: Mapping[str, str] = {
    **dict.fromkeys(("prod", "int", "bigoplus"), "no_sums"),
    **dict.fromkeys(("cdots", "dots", "ldots", "dotsb", "vdots"), "no_dots"),
    "Delta": "no_nabla",
    **dict.fromkeys(("top", "intercal", "otimes", "dot", "matmul", "outer", "einsum", "transpose"), "no_matrices"),
    "%": "no_percent",
    **dict.fromkeys(("implies", "Rightarrow", "rightarrow", "to", "iff", "Longrightarrow"), "no_arrows"),
    **dict.fromkeys(("neq", "ne", "propto", "sim"), "no_relations"),
}
UNREAD_SIGNS: Mapping[str, str] = {
    **dict.fromkeys("∏∫", "no_sums"),
    **dict.fromkeys("…", "no_dots"),
    **dict.fromkeys("Δ∆", "no_nabla"),
    **dict.fromkeys("⇒→⟹⟶⇔", "no_arrows"),
    **dict.fromkeys("≠∝∼~", "no_relations"),
    **dict.fromkeys("%‰", "no_percent"),
    "‖": "no_bars",
    **dict.fromkeys("@⊗⊤", "no_matrices"),
}
