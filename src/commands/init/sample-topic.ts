/** The file name of the sample topic. */
export const SAMPLE_FILE = 'sample.md'

/** A topic that shows four ways to write a question; its cards are about Topdeck itself. */
export const sampleTopic = `# A sample topic

This page shows four ways to write a question. Change it, or delete it once you have pages of your own: any Markdown file
in this folder is a topic.

## What is spaced repetition?

A heading that asks is a question, and what stands below it is the answer: cards come back just before you would
forget them.

## Lines with marks

Q: Which command makes the decks?
A: \`topdeck build\`. A question can also stand behind \`Q:\`, and its answer behind \`A:\`.

## Sentences with gaps

Every card keeps its {{c1::id}}, so that you never lose its {{c2::history}} when you edit the text.

## Folds

<details>
<summary>Which command reviews what is due?</summary>

\`topdeck review\`. A fold is a question too: the summary asks, and the rest is the answer.

</details>
`
