/**
 * The commands and environments that a card may typeset: those of the MathJax that Anki loads (3.2, `tex-chtml-full` with
 * `mathtools`, without what defines, links, styles or loads), and the mathematics of KaTeX, physics and siunitx, which
 * pages are often written for. Anki shows the name of a command that it doesn't know.
 */

/** Commands that mean the same whatever stands around them, or take only mathematics and lengths. */
export const mathsCommands: ReadonlySet<string> = words(`
  AA aa above Aboxed abs absolutevalue acomm acos acosecant acosine acot acotangent acsc acute
  adjustlimits admat AE ae alef alefsym aleph allowbreak Alpha alpha alwaysDashedLine alwaysNoLine
  alwaysRootAtBottom alwaysRootAtTop alwaysSingleLine alwaysSolidLine amalg And ang angl angle angln anticommutator
  antidiagonalmatrix approx approxcolon approxcoloncolon approxeq arccos arccosecant arccosine arccot arccotangent
  arccsc arcctg arcsec arcsecant arcsin arcsine arctan arctangent arctg arg argmax argmin array ArrowBetweenLines
  Arrowvert arrowvert asec asecant asin asine ast asymp atan atangent atop AXC Axiom AxiomC
  backepsilon backprime backsim backsimeq backslash bar barwedge Bbb Bbbk bbFont because Beta beta beth between bf
  BIC Big big bigcap bigcirc bigcup Bigg bigg Biggl biggl Biggm biggm Biggr biggr Bigl bigl Bigm bigm bigodot
  bigoplus bigotimes Bigr bigr bigsqcup bigstar bigtimes bigtriangledown bigtriangleup biguplus bigvee bigwedge
  BinaryInf BinaryInfC binom blacklozenge blacksquare blacktriangle blacktriangledown blacktriangleleft
  blacktriangleright blue blueA blueB blueC blueD blueE bm bmod bmqty bold boldsymbol bot bowtie Box boxdot boxed
  boxminus boxplus boxtimes Bqty bqty Bra bra brace bracevert brack Braket braket breve buildrel bull bullet Bumpeq
  bumpeq C c cal Cap cap cases cdleftarrow cdlongequal cdot cdotp cdots cdrightarrow ce ceil celsius centercolon
  centerdot centernot centerOver cfrac ch check checkmark Chi chi choose circ circeq circlearrowleft
  circlearrowright circledast circledcirc circleddash circledR circledS clap clubs clubsuit cnums colon Colonapprox
  colonapprox coloncolon coloncolonapprox coloncolonequals coloncolonminus coloncolonsim Coloneq coloneq Coloneqq
  coloneqq colonequals colonminus Colonsim colonsim comm commutator complement Complex cong coprod copyright cos
  cosec cosecant cosh cosine cot cotangent cotg coth Cov cp cr cramped crampedclap crampedllap crampedrlap
  crampedsubstack cross crossproduct csc csch ctg cth Cup cup curl curlyeqprec curlyeqsucc curlyvee curlywedge
  curvearrowleft curvearrowright dag Dagger dagger daleth Darr dArr darr dashedLine dashleftarrow dashrightarrow
  dashv dbinom dblcolon dd ddag ddagger ddddot dddot ddot ddots deg degree Delta delta derivative det determinant
  dfrac diag diagdown diagonalmatrix diagup Diamond diamond diamonds diamondsuit diffd differential digamma dim
  displaylines displaystyle div divergence divideontimes divsymbol dmat dot Doteq doteq doteqdot dotplus dotproduct
  dots DOTSB dotsb dotsc DOTSI dotsi dotsm dotso DOTSX dotsx doublebarwedge doublecap doublecup Downarrow downarrow
  downdownarrows downharpoonleft downharpoonright dv dyad E ell emph empheql empheqlangle empheqlbrace empheqlbrack
  empheqlceil empheqlfloor empheqlparen empheqlVert empheqlvert empheqr empheqrangle empheqrbrace empheqrbrack
  empheqrceil empheqrfloor empheqrparen empheqrVert empheqrvert empty emptyset enskip enspace Epsilon epsilon
  eqalign eqalignno eqcirc Eqcolon eqcolon Eqqcolon eqqcolon eqref eqsim eqslantgtr eqslantless equalscolon
  equalscoloncolon equiv erf Eta eta eth ev eval evaluated exist exists exp expectationvalue exponential expval
  fallingdotseq fbox fCenter fderivative fdv Finv flat flatfrac floor footnotesize forall frac frak framebox frown
  functionalderivative Game Gamma gamma gcd ge genfrac geq geqq geqslant gets gg ggg gggtr gimel gnapprox gneq gneqq
  gnsim goldA goldB goldC goldD goldE grad gradient gradientnabla grave gray grayA grayB grayC grayD grayE grayF
  grayG grayH grayI green greenA greenB greenC greenD greenE gt gtrapprox gtrdot gtreqless gtreqqless gtrless gtrsim
  gvertneqq H Harr hArr harr hat hbar hbox hdashline hearts heartsuit hfil hfill hfilll hline hom hookleftarrow
  hookrightarrow hphantom hskip hslash hspace Huge huge hypcosecant hypcosine hypcotangent hypsecant hypsine
  hyptangent i iddots identitymatrix idotsint iff iiiint iiint iint Im image imageof imaginary imat imath impliedby
  implies in inf infin infty injlim innerproduct int intercal intop Iota iota ip isin it j jmath Join kaBlue kaGreen
  Kappa kappa KaTeX ker kern Ket ket Ketbra ketbra label Lambda lambda land lang langle laplacian LARGE Large large
  Larr lArr larr LaTeX lBrace lbrace lbrack lceil ldotp ldots le leadsto left Leftarrow leftarrow leftarrowtail
  leftharpoondown leftharpoonup LeftLabel leftleftarrows Leftrightarrow leftrightarrow leftrightarrows
  leftrightharpoons leftrightsquigarrow leftroot leftthreetimes leq leqalignno leqq leqslant lessapprox lessdot
  lesseqgtr lesseqqgtr lessgtr lesssim lfloor lg lgroup lhd lim liminf limits limsup LL ll llap llbracket llcorner
  Lleftarrow lll llless lmoustache ln lnapprox lneq lneqq lnot lnsim log logarithm long Longleftarrow longleftarrow
  Longleftrightarrow longleftrightarrow longleftrightarrows longLeftrightharpoons longmapsto Longrightarrow
  longrightarrow longRightleftharpoons longrightleftharpoons looparrowleft looparrowright lor lower lozenge lparen
  lq Lrarr lrArr lrarr lrcorner Lsh lt ltimes lVert lvert lvertneqq maltese mapsto maroonA maroonB maroonC maroonD
  maroonE mathbb mathbbm mathbf mathbfcal mathbffrak mathbfit mathbfscr mathbfsf mathbfsfit mathbfsfup mathbfup
  mathbin mathcal mathchoice mathclap mathclose mathds mathellipsis mathfrak mathinner mathit mathllap mathmakebox
  mathmbox mathnormal mathop mathopen mathord mathpunct mathrel mathring mathrlap mathrm mathscr mathsf mathsfit
  mathsfup mathsterling mathstrut mathtt mathup matrix matrixdeterminant matrixel matrixelement matrixquantity max
  mbox mdet measuredangle medspace mel mho micro mid middle min minCDarrowheight minCDarrowwidth mintA mintB mintC
  minuscolon minuscoloncolon minuso mit mkern mod models MoveEqLeft moveleft moveright mp mqty mskip mspace
  MTFlushSpaceAbove MTFlushSpaceBelow MTThinColon Mu mu multimap N nabla natnums natural naturallogarithm ncong
  ndownarrow ne nearrow neg negmedspace negthickspace negthinspace neq newline nexists ngeq ngeqq ngeqslant ngtr ni
  nicefrac nLeftarrow nleftarrow nLeftrightarrow nleftrightarrow nleq nleqq nleqslant nless nmid nobreak
  nobreakspace nolimits noLine nonscript nonumber norm normalsize not notag notin notni nparallel nprec npreceq
  nRightarrow nrightarrow nshortmid nshortparallel nsim nsubseteq nsubseteqq nsucc nsucceq nsupseteq nsupseteqq
  ntriangleleft ntrianglelefteq ntriangleright ntrianglerighteq Nu nu num nuparrow nVDash nVdash nvDash nvdash
  nwarrow O o odot OE oe of ohm oiiint oiint oint oldstyle Omega omega Omicron omicron ominus op operatorname
  operatornamewithlimits oplus orange order ordinarycolon origof oslash otimes outerproduct over overbrace
  overbracket overgroup overleftarrow overleftharpoon overleftrightarrow overline overlinesegment overparen
  Overrightarrow overrightarrow overrightharpoon overset overunderset owns P parallel partial
  partialderivative paulimatrix pb pderivative pdv perp perthousand phantom phase Phi phi Pi pi pink pitchfork plim
  plusmn pm pmat pmatrix pmb pmod Pmqty pmqty pod poissonbracket pounds pqty Pr prec precapprox preccurlyeq preceq
  precnapprox precneqq precnsim precsim prescript prime principalvalue Probability prod projlim propto Psi psi pu
  purple purpleA purpleB purpleC purpleD purpleE PV pv Q qall qand qas qassume qc qcc qcomma qelse qeven qfor qgiven
  qif qin qinteger qlet qodd qor qotherwise qq qqtext qquad qsince qthen qty quad quantity QuaternaryInf
  QuaternaryInfC QuinaryInf QuinaryInfC qunless qusing R r raise raisebox rang rangle rank Rarr rArr rarr ratio
  rBrace rbrace rbrack rceil Re real Reals reals red redA redB redC redD redE ref refeq relax Res Residue
  restriction rfloor rgroup rhd Rho rho right Rightarrow rightarrow rightarrowtail rightharpoondown rightharpoonup
  RightLabel rightleftarrows rightleftharpoons rightrightarrows rightsquigarrow rightthreetimes risingdotseq RL rlap
  rm rmoustache root rootAtBottom rootAtTop rparen rq rrbracket Rrightarrow Rsh rtimes Rule rule rVert rvert S
  sbmqty scr scriptscriptstyle scriptsize scriptstyle sdot searrow sec secant sech sect Set set setminus sf sfrac
  sgn sh sharp shortmid shortparallel shortvdotswithin shoveleft shoveright SI si sideset Sigma sigma sign sim
  simcolon simcoloncolon simeq sin sine singleLine sinh sixptsize skew small smallfrown smallint smallmatrixquantity
  smallsetminus smallsmile smash smdet smile smqty solidLine sout Space space spades spadesuit sphericalangle
  splitdfrac splitfrac sPmqty spmqty sqcap sqcup sqrt sqsubset sqsubseteq sqsupset sqsupseteq square ss stackbin
  stackrel star strut sub sube Subset subset subseteq subseteqq subsetneq subsetneqq substack succ succapprox
  succcurlyeq succeq succnapprox succneqq succnsim succsim sum sup supe Supset supset supseteq supseteqq supsetneq
  supsetneqq surd svmqty swarrow symbb symbf symbfcal symbffrak symbfit symbfscr symbfsf symbfsfit symbfsfup symbfup
  symcal symfrak symit symnormal symrm symscr symsf symsfit symsfup symtt symup tag tan tangent tanh Tau tau tbinom
  tealA tealB tealC tealD tealE TeX text textacutedbl textasciiacute textasciibreve textasciicaron textasciicircum
  textasciidieresis textasciimacron textasciitilde textasteriskcentered textbackslash textbaht textbar textbardbl
  textbf textbigcircle textblank textborn textbraceleft textbraceright textbrokenbar textbullet textcelsius textcent
  textcentoldstyle textcircled textcircledP textclap textcolonmonetary textcompwordmark textcopyleft textcopyright
  textcurrency textdagger textdaggerdbl textdegree textdied textdiscount textdiv textdivorced textdollar
  textdollaroldstyle textdong textdownarrow texteightoldstyle textellipsis textemdash textendash textestimated
  texteuro textexclamdown textfiveoldstyle textflorin textfouroldstyle textfractionsolidus textgravedbl textgreater
  textguarani textinterrobang textinterrobangdown textit textlangle textlbrackdbl textleftarrow textless textlira
  textllap textlnot textlquill textmarried textmd textmho textminus textmu textmusicalnote textnaira
  textnineoldstyle textnormal textnumero textohm textonehalf textoneoldstyle textonequarter textonesuperior
  textopenbullet textordfeminine textordmasculine textparagraph textperiodcentered textpertenthousand
  textperthousand textpeso textpm textquestiondown textquotedblleft textquotedblright textquoteleft textquoteright
  textrangle textrbrackdbl textrecipe textreferencemark textregistered textrightarrow textrlap textrm textrquill
  textsection textservicemark textsevenoldstyle textsf textsixoldstyle textsterling textstyle textsurd
  textthreeoldstyle textthreequarters textthreesuperior texttildelow texttimes texttrademark texttt texttwooldstyle
  texttwosuperior textunderscore textup textuparrow textvisiblespace textwon textyen textzerooldstyle tfrac tg th
  therefore Theta theta thetasym thickapprox thicksim thickspace thinspace TIC tilde times Tiny tiny tmspace to top
  Tr tr Trace trace triangle triangledown triangleleft trianglelefteq triangleq triangleright trianglerighteq
  TrinaryInf TrinaryInfC tripledash tt twoheadleftarrow twoheadrightarrow u Uarr uArr uarr UIC ulcorner UnaryInf
  UnaryInfC underbar underbrace underbracket undergroup underleftarrow underleftrightarrow underline
  underlinesegment underparen underrightarrow underset unit unlhd unrhd upalpha Uparrow uparrow upbeta upchi Updelta
  updelta Updownarrow updownarrow upepsilon upeta Upgamma upgamma upharpoonleft upharpoonright upiota upkappa
  Uplambda uplambda uplus upmu upnu Upomega upomega upomicron Upphi upphi Uppi uppi Uppsi uppsi uprho uproot Upsigma
  upsigma Upsilon upsilon uptau Uptheta uptheta upuparrows Upupsilon upupsilon upvarepsilon upvarphi upvarpi
  upvarrho upvarsigma upvartheta Upxi upxi upzeta urcorner utilde v va Var var varcoppa varDelta varepsilon varGamma
  variation varinjlim varkappa varLambda varliminf varlimsup varnothing varOmega varPhi varphi varPi varpi
  varprojlim varpropto varPsi varrho varSigma varsigma varsubsetneq varsubsetneqq varsupsetneq varsupsetneqq
  varTheta vartheta vartriangle vartriangleleft vartriangleright varUpsilon varvdots varXi vb vcentcolon vcenter
  Vdash vDash vdash vdot vdots vdotswithin vec vectorarrow vectorbold vectorunit vee veebar verb Vert vert vmqty
  vnabla vphantom vqty vu Vvdash wedge weierp widecheck widehat widetilde wp wr xhookleftarrow xhookrightarrow Xi xi
  xLeftarrow xleftarrow xleftequilibrium xleftharpoondown xleftharpoonup xLeftrightarrow xleftrightarrow
  xLeftrightharpoons xleftrightharpoons xlongequal xmapsto xmat xmathstrut xmatrix xRightarrow xrightarrow
  xrightequilibrium xrightharpoondown xrightharpoonup xrightleftarrows xRightleftharpoons xrightleftharpoons xtofrom
  xtwoheadleftarrow xtwoheadrightarrow yen Z zeromatrix Zeta zeta zmat
`)

/** Environments; each can have a star. */
export const mathsEnvironments: ReadonlySet<string> = words(`
  Bmatrix Bsmallmatrix CD Vmatrix Vsmallmatrix align alignat aligned alignedat array bmatrix bsmallmatrix cases
  crampedsubarray darray dcases dmath drcases empheq eqnarray equation flalign gather gathered lgathered matrix
  multline multlined numcases pmatrix prooftree psmallmatrix rcases rgathered smallmatrix split spreadlines subarray
  subnumcases vmatrix vsmallmatrix xalignat xxalignat
`)

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}
