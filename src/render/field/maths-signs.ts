/** The commands of TeX that have a sign in Unicode, by their part in a formula. */

/** A set of commands with what each is written as. */
type Signs = ReadonlyMap<string, string>

/** Reads `name sign` pairs, separated by white space. */
function signs(written: string): Signs {
  const words = written.trim().split(/\s+/)
  return new Map(words.flatMap((word, at) => (at % 2 === 0 ? [[word, words[at + 1] ?? ''] as const] : [])))
}

/** Letters and other signs that stand for something by themselves. */
export const symbols: Signs = signs(`
  alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ
  nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
  Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
  infty ∞ partial ∂ nabla ∇ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ beth ℶ wp ℘ emptyset ∅ varnothing ∅ angle ∠ degree °
  top ⊤ bot ⊥ dots … ldots … cdots ⋯ vdots ⋮ ddots ⋱ dotsc … dotsb ⋯ prime ′ square □ Box □ triangle △ bigstar ★
  % % & & # # _ _ $ $ pounds £ copyright © checkmark ✓ dagger † ddagger ‡ S § P ¶ imath ı jmath ȷ
`)

/** Signs between two things of which the whole says something. */
export const relations: Signs = signs(`
  le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ lt < gt > ll ≪ gg ≫ approx ≈ equiv ≡ sim ∼ simeq ≃ cong ≅
  propto ∝ in ∈ notin ∉ ni ∋ subset ⊂ subseteq ⊆ subsetneq ⊊ supset ⊃ supseteq ⊇ supsetneq ⊋ nsubseteq ⊈
  to → rightarrow → longrightarrow ⟶ gets ← leftarrow ← longleftarrow ⟵ leftrightarrow ↔ Rightarrow ⇒ implies ⟹
  Longrightarrow ⟹ Leftarrow ⇐ impliedby ⟸ Leftrightarrow ⇔ iff ⟺ Longleftrightarrow ⟺ mapsto ↦ longmapsto ⟼
  hookrightarrow ↪ uparrow ↑ downarrow ↓ rightharpoonup ⇀ rightleftharpoons ⇌ leadsto ⇝ nearrow ↗ searrow ↘
  perp ⊥ parallel ∥ mid ∣ nmid ∤ models ⊨ vdash ⊢ prec ≺ preceq ⪯ succ ≻ succeq ⪰ asymp ≍ doteq ≐ triangleq ≜
  coloneqq ≔ therefore ∴ because ∵
`)

/** Signs that make one thing of two. */
export const operations: Signs = signs(`
  pm ± mp ∓ times × div ÷ cdot ⋅ ast ∗ star ⋆ circ ∘ bullet ∙ cup ∪ cap ∩ sqcup ⊔ sqcap ⊓ setminus ∖ smallsetminus ∖
  land ∧ wedge ∧ lor ∨ vee ∨ oplus ⊕ ominus ⊖ otimes ⊗ odot ⊙ uplus ⊎ amalg ⨿ bmod mod
`)

/** Signs before the thing that they apply to. */
export const prefixes: Signs = signs('forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬')

/** Signs that apply to all that follows, with limits. */
export const bigOperators: Signs = signs(`
  sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂
`)

/** Functions that are written by their names. */
export const functions: ReadonlySet<string> = new Set(
  (
    'arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min ' +
    'Pr sec sin sinh sup tan tanh'
  ).split(' '),
)

/** Brackets that open, and brackets that close. */
export const openBrackets: Signs = signs('{ { lbrace { lbrack [ lfloor ⌊ lceil ⌈ langle ⟨ lvert | lVert ‖')
export const closeBrackets: Signs = signs('} } rbrace } rbrack ] rfloor ⌋ rceil ⌉ rangle ⟩ rvert | rVert ‖')
/** Bars that may open as well as close. */
export const bars: Signs = signs('| ‖ vert | Vert ‖')

/** Commands that make a space, and whether any of it is left in a line of text. */
export const spaces: ReadonlyMap<string, '' | ' '> = new Map([
  ...[',', ':', ';', '>', ' ', '\n', 'quad', 'qquad', 'enspace', 'thinspace'].map((name) => [name, ' '] as const),
  ...['!', 'negthinspace'].map((name) => [name, ''] as const),
])

/** Commands about sizes and places, which a line of text does not have. */
export const sizes: ReadonlySet<string> = new Set([
  ...['displaystyle', 'textstyle', 'scriptstyle', 'limits', 'nolimits'],
  ...['big', 'Big', 'bigg', 'Bigg', 'bigl', 'bigr', 'Bigl', 'Bigr', 'biggl', 'biggr', 'Biggl', 'Biggr'],
])

/** Relations that are crossed out. */
export const negated: Signs = signs('= ≠ ∈ ∉ ∋ ∌ ≡ ≢ ∼ ≁ ≈ ≉ ≅ ≇ < ≮ > ≯ ≤ ≰ ≥ ≱ ⊂ ⊄ ⊆ ⊈ ⊃ ⊅ ⊇ ⊉ ∃ ∄ ∣ ∤ ∥ ∦ ⊢ ⊬')

/** Marks that are put on a letter: characters that combine with the one before. */
export const accents: Signs = new Map([
  ...[['hat', '\u0302'] as const, ['widehat', '\u0302'] as const, ['tilde', '\u0303'] as const],
  ...[['widetilde', '\u0303'] as const, ['bar', '\u0304'] as const, ['overline', '\u0305'] as const],
  ...[['dot', '\u0307'] as const, ['ddot', '\u0308'] as const, ['vec', '\u20D7'] as const],
])

/** Fractions that have a character. */
export const vulgarFractions: Signs = signs(
  '1/2 ½ 1/3 ⅓ 2/3 ⅔ 1/4 ¼ 3/4 ¾ 1/5 ⅕ 2/5 ⅖ 3/5 ⅗ 4/5 ⅘ 1/6 ⅙ 5/6 ⅚ 1/8 ⅛ 3/8 ⅜ 5/8 ⅝ 7/8 ⅞',
)

/** Characters with a raised form, and characters with a lowered one. */
export const raised: Signs = pairs(
  '0123456789+-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθχ',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵡ',
)
export const lowered: Signs = pairs('0123456789+-=()aehijklmnoprstuvxβγρχ', '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵪ')

function pairs(plain: string, forms: string): Signs {
  const others = [...forms]
  return new Map([...plain].map((character, index) => [character, others[index] ?? character]))
}

/** Where an alphabet begins: at its `A`, its `a` and its `0`; letters that Unicode had before it are elsewhere. */
interface Alphabet {
  readonly upper: number
  readonly lower?: number
  readonly digits?: number
  readonly elsewhere?: Signs
}

/** The alphabets that a command writes its letters in; `plain` ones are written as they are. */
export const alphabets: ReadonlyMap<string, Alphabet | 'plain'> = new Map<string, Alphabet | 'plain'>([
  ...['mathrm', 'mathit', 'mathnormal'].map((name) => [name, 'plain'] as const),
  ...['mathbf', 'boldsymbol', 'bm'].map((name) => [name, { upper: 0x1d400, lower: 0x1d41a, digits: 0x1d7ce }] as const),
  [
    'mathbb',
    {
      upper: 0x1d538,
      lower: 0x1d552,
      digits: 0x1d7d8,
      elsewhere: signs('C ℂ H ℍ N ℕ P ℙ Q ℚ R ℝ Z ℤ'),
    },
  ],
  ['mathcal', { upper: 0x1d49c, elsewhere: signs('B ℬ E ℰ F ℱ H ℋ I ℐ L ℒ M ℳ R ℛ') }],
  ['mathfrak', { upper: 0x1d504, lower: 0x1d51e, elsewhere: signs('C ℭ H ℌ I ℑ R ℜ Z ℨ') }],
  ['mathsf', { upper: 0x1d5a0, lower: 0x1d5ba, digits: 0x1d7e2 }],
  ['mathtt', { upper: 0x1d670, lower: 0x1d68a, digits: 0x1d7f6 }],
])

/** A letter or a digit in an alphabet; undefined if it has none there. */
export function inAlphabet(character: string, alphabet: Alphabet | 'plain'): string | undefined {
  if (alphabet === 'plain') return character
  const other = alphabet.elsewhere?.get(character)
  if (other !== undefined) return other
  const ranges = [['A', alphabet.upper] as const, ['a', alphabet.lower] as const, ['0', alphabet.digits] as const]
  for (const [first, start] of ranges) {
    const index = character.charCodeAt(0) - first.charCodeAt(0)
    if (start !== undefined && index >= 0 && index < (first === '0' ? 10 : 26))
      return String.fromCodePoint(start + index)
  }
  return undefined
}
