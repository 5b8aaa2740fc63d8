/** The design of cards in Anki: the templates and the CSS of both note types. It loads nothing and runs no scripts. */

import type { Seconds } from '../../model/time.ts'

/** The two sides of a card in Anki's template language. */
export interface Template {
  readonly front: string
  readonly back: string
}

/**
 * Time of the last change of the templates or the CSS. Anki updates a note type only if the one in the package is newer,
 * so this must be raised with every change below.
 */
export const designChanged = (Date.UTC(2026, 10, 25, 8) / 1000) as Seconds

const context = '{{#Context}}<div class="context" dir="auto">{{Context}}</div>{{/Context}}'

const rest = `{{#Notes}}<div class="notes" dir="auto">{{Notes}}</div>{{/Notes}}
{{#Source}}<div class="source">{{Source}}</div>{{/Source}}
{{#Tags}}<div class="tags">{{Tags}}</div>{{/Tags}}`

/** A question, then its answer below it. */
export const basicTemplate: Template = {
  front: `<div class="sheet">
${context}
<div class="question">{{Question}}</div>
</div>`,
  back: `<div class="sheet">
${context}
<div class="question">{{Question}}</div>
<hr id="answer">
<div class="answer">{{Answer}}</div>
${rest}
</div>`,
}

/** A text with gaps, then the same text filled in, followed by the answer if there is one. */
export const clozeTemplate: Template = {
  front: `<div class="sheet">
${context}
<div class="answer">{{cloze:Question}}</div>
</div>`,
  back: `<div class="sheet">
${context}
<div class="answer">{{cloze:Question}}</div>
{{#Answer}}<hr id="answer">
<div class="answer">{{Answer}}</div>{{/Answer}}
${rest}
</div>`,
}

/** Colours by use. `test/emit/apkg/design.test.ts` checks each pair of text and background against WCAG AA (4.5:1). */
const light = `
  --ground: #ffffff; --text: #1f2328; --quiet: #59636e; --line: #d8dee4; --link: #0757ba; --accent: #0757ba;
  --box: #f6f8fa; --mark: #fff3b0; --mark-text: #1f2328;
  --note: #0757ba; --tip: #116329; --important: #6f3fc1; --warning: #7d4e00; --caution: #b3202c;
  --note-ground: #f0f6ff; --tip-ground: #effaf1; --important-ground: #f7f3ff; --warning-ground: #fff8e6; --caution-ground: #fff1f0;
  --code-comment: #59636e; --code-keyword: #b3202c; --code-string: #0a3069; --code-number: #0550ae;
  --code-title: #6f3fc1; --code-name: #116329; --code-variable: #8a3a00;`

const dark = `
  --ground: #1e1f22; --text: #e4e6eb; --quiet: #a3abb5; --line: #43474e; --link: #7cb7ff; --accent: #7cb7ff;
  --box: #2a2c31; --mark: #5c4b12; --mark-text: #fff3c4;
  --note: #7cb7ff; --tip: #6fd583; --important: #c7a6ff; --warning: #ecb341; --caution: #ff938a;
  --note-ground: #222d3c; --tip-ground: #20312a; --important-ground: #2d2840; --warning-ground: #352d1d; --caution-ground: #3b2727;
  --code-comment: #a3abb5; --code-keyword: #ff938a; --code-string: #a5d6ff; --code-number: #7cb7ff;
  --code-title: #d2b3ff; --code-name: #7ee787; --code-variable: #ffb077;`

/** The CSS of both note types. */
export const css = `.card {${light}
  margin: 0; padding: 1.5rem 1.25rem 2rem; box-sizing: border-box;
  background: var(--ground); color: var(--text);
  font: 400 17px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
  text-align: start; overflow-wrap: break-word; -webkit-text-size-adjust: 100%;
}
.card.nightMode, .card.night_mode, .nightMode .card, .night_mode .card {${dark}
}

.sheet { max-width: 42rem; margin: 0 auto; }
.sheet *, .sheet *::before { box-sizing: border-box; }
.sheet > :first-child > :first-child, .question > :first-child, .answer > :first-child { margin-top: 0; }
.question > :last-child, .answer > :last-child { margin-bottom: 0; }

.context { margin-bottom: .6em; font-size: .8em; color: var(--quiet); }
.question { font-size: 1.25em; font-weight: 600; line-height: 1.4; letter-spacing: -.006em; }
.question > p ~ *, .question > ul, .question > ol, .question > dl, .question > pre, .question > div, .question > blockquote, .question > details {
  font-size: .8em; font-weight: 400; line-height: 1.6; letter-spacing: 0;
}
#answer { height: 1px; margin: 1.4em 0; border: 0; background: var(--line); }

.sheet p, .sheet ul, .sheet ol, .sheet dl, .sheet pre, .sheet blockquote, .scroll, .callout, .fold, .maths { margin: 0 0 .8em; }
.sheet ul, .sheet ol { padding: 0; padding-inline-start: 1.5em; }
.sheet li { margin: .2em 0; }
.sheet li > ul, .sheet li > ol { margin: .2em 0; }
.sheet li > p { margin-bottom: .4em; }
.sheet dt { font-weight: 600; }
.sheet dd { margin: 0 0 .5em; margin-inline-start: 1.5em; }
.sheet h1, .sheet h2, .sheet h3, .sheet h4, .sheet h5, .sheet h6 { margin: 1.3em 0 .5em; font-size: 1.05em; font-weight: 600; line-height: 1.35; }
.sheet h1 { font-size: 1.25em; }
.sheet h2 { font-size: 1.15em; }
.answer hr { height: 1px; margin: 1.2em 0; border: 0; background: var(--line); }
.sheet a { color: var(--link); text-decoration: underline; text-decoration-thickness: 1px; text-underline-offset: .15em; }
.sheet img { max-width: 100%; height: auto; border-radius: 4px; }
.card.nightMode img, .card.night_mode img, .nightMode .card img, .night_mode .card img { background: #ffffff; }
.sheet blockquote { padding: .1em 0; padding-inline-start: 1em; border-inline-start: 3px solid var(--line); color: var(--quiet); }
.sheet mark { padding: .05em .2em; border-radius: 3px; background: var(--mark); color: var(--mark-text); }
.cloze { color: var(--accent); font-weight: 600; }
.sheet pre .cloze, .sheet code .cloze { text-decoration: underline; }

.sheet code, .sheet kbd, .sheet samp, .sheet tt {
  font-family: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Noto Sans Mono", "Liberation Mono", monospace;
  font-size: .875em; direction: ltr; unicode-bidi: isolate;
}
.sheet code { padding: .12em .35em; border-radius: 4px; background: var(--box); }
.sheet kbd { padding: .08em .4em; border: 1px solid var(--line); border-bottom-width: 2px; border-radius: 4px; background: var(--box); }
.sheet pre {
  padding: .8em 1em; border: 1px solid var(--line); border-radius: 8px; background: var(--box);
  line-height: 1.5; text-align: left; direction: ltr; unicode-bidi: isolate;
  white-space: pre; overflow-x: auto; overflow-wrap: normal; tab-size: 4;
}
.sheet pre code { padding: 0; background: none; }

.scroll, .maths { overflow-x: auto; }
.sheet table { border-collapse: collapse; font-size: .94em; }
.sheet th, .sheet td { padding: .4em .75em; border: 1px solid var(--line); vertical-align: top; text-align: start; overflow-wrap: normal; }
.sheet th { background: var(--box); font-weight: 600; }
.sheet [align="left"] { text-align: left; }
.sheet [align="right"] { text-align: right; }
.sheet [align="center"] { text-align: center; }

.callout { padding: .7em 1em; border-inline-start: 4px solid var(--note); border-radius: 6px; background: var(--note-ground); }
.callout > :last-child, .fold > :last-child, .sheet blockquote > :last-child, .sheet td > :last-child { margin-bottom: 0; }
.sheet .callout-title { display: block; margin-bottom: .3em; font-weight: 600; color: var(--note); }
.callout-tip { border-color: var(--tip); background: var(--tip-ground); }
.callout-tip > .callout-title { color: var(--tip); }
.callout-important { border-color: var(--important); background: var(--important-ground); }
.callout-important > .callout-title { color: var(--important); }
.callout-warning { border-color: var(--warning); background: var(--warning-ground); }
.callout-warning > .callout-title { color: var(--warning); }
.callout-caution { border-color: var(--caution); background: var(--caution-ground); }
.callout-caution > .callout-title { color: var(--caution); }

.fold, .sheet details { padding-inline-start: 1em; border-inline-start: 3px solid var(--line); }
.sheet .fold-title, .sheet summary { margin-bottom: .4em; font-weight: 600; }
.sheet summary { cursor: pointer; }
.sheet li.task { list-style: none; }
.box { display: inline-block; width: 1.25em; margin-inline-start: -1.5em; }

.sheet .options { margin-top: .8em; }
.sheet ul.options { padding: 0; list-style: none; }
.sheet .options > li { margin: .45em 0; padding: .5em .8em; border: 1px solid var(--line); border-radius: 8px; }
.sheet .options > li > p { margin: 0; }
.sheet .options > li.task { padding-inline-start: 2.3em; }

.variant + .variant { margin-top: 1.3em; padding-top: 1.2em; border-top: 1px solid var(--line); }
.variant > :last-child { margin-bottom: 0; }
.variant-name {
  width: fit-content; max-width: 100%; margin-bottom: .7em; padding: .1em .65em; border: 1px solid var(--line); border-radius: 1em;
  background: var(--box); font-size: .75em; font-weight: 600; line-height: 1.5; color: var(--quiet);
}

.notes { margin-top: 1.2em; font-size: .9em; color: var(--quiet); }
.source, .tags { font-size: .75em; line-height: 1.5; color: var(--quiet); }
.source, .answer + .tags, .notes + .tags { margin-top: 2.4em; }
.source + .tags { margin-top: .3em; }
.sheet .source a { color: inherit; }

.hljs-comment, .hljs-quote, .hljs-meta { color: var(--code-comment); }
.hljs-keyword, .hljs-doctag, .hljs-type, .hljs-operator, .hljs-deletion, .hljs-selector-tag { color: var(--code-keyword); }
.hljs-string, .hljs-regexp, .hljs-symbol, .hljs-link { color: var(--code-string); }
.hljs-number, .hljs-literal, .hljs-attr, .hljs-attribute, .hljs-selector-attr, .hljs-selector-class, .hljs-selector-id, \
.hljs-property { color: var(--code-number); }
.hljs-title, .hljs-section, .hljs-built_in { color: var(--code-title); }
.hljs-name, .hljs-tag, .hljs-addition, .hljs-selector-pseudo, .hljs-bullet { color: var(--code-name); }
.hljs-variable, .hljs-template-variable, .hljs-template-tag, .hljs-params .hljs-variable { color: var(--code-variable); }
.hljs-subst { color: var(--text); }
.hljs-emphasis { font-style: italic; }
.hljs-strong, .hljs-section { font-weight: 600; }
.hljs-comment { font-style: italic; }

@media (max-width: 30rem) {
  .card { padding: 1rem .9rem 1.5rem; font-size: 16px; }
  .question { font-size: 1.2em; }
  .sheet pre { padding: .7em .8em; font-size: .94em; }
  .sheet table { width: -webkit-max-content; width: max-content; }
  .sheet td { max-width: 15em; }
}
`
