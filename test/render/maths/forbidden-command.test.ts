import { expect, test } from 'vitest'
import { clozeEdge, forbiddenCommand } from '../../../src/render/maths/forbidden-command.ts'

test.each([
  [String.raw`\href{javascript:alert(1)}{x}`, String.raw`\href`],
  [String.raw`\frac{1}{\sqrt{\href {https://x.example} x}}`, String.raw`\href`],
  [String.raw`\text{a $\href{https://x.example}{x}$}`, String.raw`\href`],
  [String.raw`\ce{A ->[\href{https://x.example}{x}] B}`, String.raw`\href`],
  [String.raw`\style{position:fixed}{x}`, String.raw`\style`],
  [String.raw`\class{card}{x}`, String.raw`\class`],
  [String.raw`\cssId{answer}{x}`, String.raw`\cssId`],
  [String.raw`\mmlToken{mi}[href="https://x.example"]{x}`, String.raw`\mmlToken`],
  [String.raw`\bbox[border:1px solid red; background-image:url(https://x.example/a.png)]{x}`, String.raw`\bbox`],
  [String.raw`\unicode[12em/a, url(https://x.example)]{x41}`, String.raw`\unicode`],
  [String.raw`\enclose{circle}[style="position:fixed"]{x}`, String.raw`\enclose`],
  [String.raw`\cancel[style="position:fixed"]{x}`, String.raw`\cancel`],
  [String.raw`\color{red;position:fixed}{x}`, String.raw`\color`],
  [String.raw`\fcolorbox{red}{white;position:fixed}{x}`, String.raw`\fcolorbox`],
  [String.raw`\let\frac=\href \frac{a}{b}`, String.raw`\let`],
  [String.raw`\def\x#1{#1}\x{a}`, String.raw`\def`],
  [String.raw`\newcommand{\x}{a}`, String.raw`\newcommand`],
  [String.raw`\DeclareMathOperator{\x}{a}`, String.raw`\DeclareMathOperator`],
  [String.raw`\newenvironment{x}{a}{b}`, String.raw`\newenvironment`],
  [String.raw`\require{html}`, String.raw`\require`],
  [String.raw`\texttip{a}{b}`, String.raw`\texttip`],
  [String.raw`\unknowncommand`, String.raw`\unknowncommand`],
  [String.raw`\begin{html}a\end{html}`, String.raw`\begin`],
  [String.raw`\rule{1000em}{1000em}`, String.raw`\rule`],
  [String.raw`\raise 100em {x}`, String.raw`\raise`],
  [String.raw`\hspace{-50em}x`, String.raw`\hspace`],
  [String.raw`\smash{\rule{50em}{50em}}`, String.raw`\rule`],
  [String.raw`\begin{array}{*{100000}{c}}a\end{array}`, String.raw`\begin`],
  [`a\\${clozeEdge}[x]`, `\\${clozeEdge}`],
])('%s is not typeset', (tex, command) => {
  expect(forbiddenCommand(tex)).toBe(command)
})

test.each([
  String.raw`\sum_{i=1}^{n} i^2 = \frac{n(n+1)(2n+1)}{6}`,
  String.raw`\begin{align*} a &= b \\[4pt] c &= d \end{align*}`,
  String.raw`\root 3 \of {x} {n \choose k} a \over b`,
  String.raw`\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}`,
  String.raw`f(x) = \begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}`,
  String.raw`\begin{array}{c|c} a & b \\ \hline c & p{3cm} \end{array}`,
  String.raw`\operatorname{argmax}_x \mathbb{R} \mathcal{L} \mathrm{d}x \boldsymbol{\beta}`,
  String.raw`\color{red}{x} + \textcolor{#0a0}{y} + \color[rgb]{1,0,0} z`,
  String.raw`\ce{2H2 + O2 -> 2H2O} \quad \pu{9.81 m s-2}`,
  String.raw`\boxed{E = mc^2} \tag{1} \cancel{x} \enclose{circle}{y} \bbox[5px, border:2px solid red]{z}`,
  String.raw`\text{a board of 300 cm and 25 in} \; \underbrace{a}_{b} \xrightarrow[a]{b} 100\%`,
  String.raw`a \hspace{1em} b \kern 3pt c \\ d \! e \rule{1em}{0.4pt} \unicode{x263A}`,
  String.raw`\left\{ \dv{f}{x} \right\} \qty{5}{\metre} x_{\R}`.replace(String.raw`\metre`, 'm'),
])('%s is typeset', (tex) => {
  expect(forbiddenCommand(tex)).toBeUndefined()
})
