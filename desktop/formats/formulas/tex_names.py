"""What the commands of TeX stand for."""

from __future__ import annotations

from desktop.formats.formulas.operators import paired

SIGNS = paired(r"""
    alpha α  beta β  gamma γ  delta δ  epsilon ϵ  varepsilon ε  zeta ζ  eta η  theta θ
    vartheta ϑ  iota ι  kappa κ  lambda λ  mu μ  nu ν  xi ξ  pi π  varpi ϖ  rho ρ
    varrho ϱ  sigma σ  varsigma ς  tau τ  upsilon υ  phi ϕ  varphi φ  chi χ  psi ψ
    omega ω  Gamma Γ  Delta Δ  Theta Θ  Lambda Λ  Xi Ξ  Pi Π  Sigma Σ  Upsilon Υ  Phi Φ
    Psi Ψ  Omega Ω  ell ℓ  hbar ℏ  Re ℜ  Im ℑ  aleph ℵ  imath ı  jmath ȷ
    cdot ·  times ×  div ÷  pm ±  mp ∓  ast ∗  star ⋆  circ ∘  bullet •  oplus ⊕  otimes ⊗
    leq ≤  le ≤  geq ≥  ge ≥  neq ≠  ne ≠  approx ≈  equiv ≡  sim ∼  simeq ≃  cong ≅
    propto ∝  ll ≪  gg ≫  leqslant ⩽  geqslant ⩾  to →  rightarrow →  leftarrow ←
    mapsto ↦  Rightarrow ⇒  Leftarrow ⇐  Leftrightarrow ⇔  leftrightarrow ↔  iff ⇔
    implies ⇒  longrightarrow →  rightleftharpoons ⇌  uparrow ↑  downarrow ↓  infty ∞
    partial ∂  nabla ∇  forall ∀  exists ∃  in ∈  notin ∉  ni ∋  subset ⊂  subseteq ⊆
    supset ⊃  supseteq ⊇  cup ∪  cap ∩  setminus ∖  emptyset ∅  varnothing ∅  land ∧
    wedge ∧  lor ∨  vee ∨  neg ¬  lnot ¬  mid |  vert |  Vert ‖  parallel ∥  perp ⊥
    angle ∠  triangle △  prime ′  sum ∑  prod ∏  int ∫  iint ∬  iiint ∭  oint ∮  bigcup ⋃
    bigcap ⋂  ldots …  dots …  cdots ⋯  vdots ⋮  ddots ⋱  dotsc …  dotsb ⋯  langle ⟨
    rangle ⟩  lfloor ⌊  rfloor ⌋  lceil ⌈  rceil ⌉  lbrace {  rbrace }  lbrack [  rbrack ]
    lvert |  rvert |  lVert ‖  rVert ‖  | ‖  { {  } }  % %  $ $  & &  # #  _ _  colon :
    coloneqq ≔  degree °  backslash \  therefore ∴  because ∵  checkmark ✓  dagger †
    ddagger ‡
""")
_WORDS = """
    sin cos tan cot sec csc arcsin arccos arctan sinh cosh tanh coth log ln lg exp det dim ker
    deg arg gcd Pr lim max min sup inf limsup liminf
"""
FUNCTIONS = {**{word: word for word in _WORDS.split()}, "bmod": "mod"}
SPACES = frozenset({" ", ",", ":", ";", ">", "quad", "qquad", "enspace", "thinspace", "space"})
_UNSEEN = """
    ! / displaystyle textstyle scriptstyle scriptscriptstyle limits nolimits strut mathstrut
    nonumber notag rm bf it cal
"""
UNSEEN = frozenset(_UNSEEN.split())
_TRANSPARENT = """
    bm boldsymbol boxed ensuremath mathbb mathbf mathbin mathcal mathclose mathfrak mathinner
    mathit mathop mathopen mathord mathpunct mathrel mathscr mathsf mathtt smash substack
"""
TRANSPARENT = frozenset(_TRANSPARENT.split())
UPRIGHT = frozenset({"mathrm", "operatorname", "operatorname*"})
ACCENTS = {
    **dict.fromkeys(("bar", "overline"), ("over", "¯")),
    **dict.fromkeys(("hat", "widehat"), ("over", "^")),
    **dict.fromkeys(("vec", "overrightarrow"), ("over", "→")),
    **dict.fromkeys(("tilde", "widetilde"), ("over", "~")),
    "acute": ("over", "´"),
    "breve": ("over", "˘"),
    "check": ("over", "ˇ"),
    "ddot": ("over", "¨"),
    "dot": ("over", "˙"),
    "grave": ("over", "`"),
    "mathring": ("over", "˚"),
    "overbrace": ("over", "⏞"),
    "underbrace": ("under", "⏟"),
    "underline": ("under", "_"),
}
_UNBRACKETED = (
    "matrix smallmatrix array aligned align alignat split gathered gather equation displaymath"
)
BRACKETED = {
    **dict.fromkeys((*_UNBRACKETED.split(), "eqnarray"), ("", "")),
    "Bmatrix": ("{", "}"),
    "Vmatrix": ("‖", "‖"),
    "bmatrix": ("[", "]"),
    "cases": ("{", ""),
    "pmatrix": ("(", ")"),
    "vmatrix": ("|", "|"),
}
