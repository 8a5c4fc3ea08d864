"""What the commands of LaTeX mean here: a Greek letter, an operator, a function, space, or nothing at all."""

from __future__ import annotations


def listed(words: str) -> list[str]:
    """The words of a text, as a table of them is written."""
    return words.split()


GREEK = dict(
    zip(
        listed(
            "alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi "
            "rho varrho sigma varsigma tau upsilon phi varphi chi psi omega "
            "Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi Omega ell"
        ),
        "αβγδεεζηθθικλμνξπρρσστυφφχψω" + "ΓΔΘΛΞΠΣΦΨΩ" + "l",
        strict=True,
    )
)

OPERATORS = {
    "cdot": "*",
    "times": "*",
    "ast": "*",
    "star": "*",
    "bullet": "*",
    "div": "/",
    "odot": "⊙",
    "circ": "⊙",
    "otimes": "⊙",
    "partial": "∂",
    "nabla": "∇",
    "prime": "'",
    "surd": "√",
    "top": "⊤",
    "intercal": "⊤",
    "sum": "Σ",
    "prod": "Π",
    "vert": "|",
    "lvert": "|",
    "rvert": "|",
    "mid": "|",
    "Vert": "‖",
    "lVert": "‖",
    "rVert": "‖",
    "|": "‖",
}
OPERATORS |= dict.fromkeys(["le", "leq", "leqslant"], "≤") | dict.fromkeys(["ge", "geq", "geqslant"], "≥")
OPERATORS |= {"lt": "<", "gt": ">"}

RELATIONS = {
    "approx": "≈",
    "simeq": "≈",
    "cong": "≈",
    "doteq": "≈",
    "approxeq": "≈",
    "thickapprox": "≈",
    "sim": "≈",
    "equiv": "=",
    "triangleq": "=",
    "coloneqq": "←",
    "coloneq": "←",
    "leftarrow": "←",
    "gets": "←",
    "to": "→",
    "rightarrow": "→",
    "longrightarrow": "→",
    "Rightarrow": "→",
    "Longrightarrow": "→",
    "implies": "→",
    "mapsto": "→",
    "leadsto": "→",
}

FUNCTIONS = frozenset(listed("exp ln log lg tanh sinh cosh sin cos tan max min arctan sgn"))
SPOKEN_FUNCTIONS = {
    **dict.fromkeys(["leaky relu", "leaky-relu", "leaky rectifier"], "leaky_relu"),
    **dict.fromkeys(["sigmoid function", "logistic function"], "sigmoid"),
}
MARKS = frozenset(listed("hat widehat bar overline tilde widetilde dot vec"))

# The braces after these hold mathematics that is to be read as if they were not there.
TRANSPARENT = frozenset(
    listed(
        "mathbf boldsymbol bm mathit mathcal mathbb mathnormal pmb boxed fbox ensuremath displaystyle "
        "textstyle underline cancel smash mathstrut mathop"
    )
)
WORDS = frozenset(
    listed(
        "text textrm textbf textit textsf texttt mathrm mathsf mathtt operatorname mbox hbox emph intertext "
        "textnormal"
    )
)
# Dropped with the argument in braces after them.
DROPPED_WITH_ARGUMENT = frozenset(
    listed(
        "label tag ref eqref hspace vspace color phantom hphantom vphantom cite footnote includegraphics "
        "setlength usepackage documentclass textcolor colorbox"
    )
)
# The first argument is a remark above or below the second: a shape, or a number of the equation.
STACKED = frozenset(listed("underset overset stackrel overunderset underoverset"))
SPACES = frozenset(
    [",", ":", ";", "!", " ", "/", "thinspace", "medspace", "thickspace", "negthinspace", "nobreak"]
)
SEPARATORS = frozenset(
    ["quad", "qquad", "enspace", "enskip", "hfill", "par", "newline", "item", "and", "text"]
)
FENCES = frozenset(
    listed(
        "left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr bigm middle limits "
        "nolimits "
        "nonumber notag displaystyle textstyle centering noindent hline rm bf it hphantom allowbreak "
        "small large normalsize"
    )
)
OPENING = {"{": "(", "lbrace": "(", "lbrack": "[", "langle": "(", "lparen": "("}
CLOSING = {"}": ")", "rbrace": ")", "rbrack": "]", "rangle": ")", "rparen": ")"}

MATRICES = frozenset(
    listed("matrix pmatrix bmatrix Bmatrix vmatrix Vmatrix smallmatrix array psmallmatrix bsmallmatrix")
)
MATHEMATICS = frozenset(
    listed(
        "equation align aligned alignat gather gathered multline eqnarray displaymath math split flalign "
        "dmath alignedat subequations"
    )
)
