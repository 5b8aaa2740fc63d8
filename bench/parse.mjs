// node bench/parse.mjs FOLDER
//
// Reads the Markdown of a folder and parses it with remark-parse and remark-gfm, and does nothing else. Prints the time that
// takes, without starting the process and loading the two packages.
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { markdownFiles } from './markdown-files.mjs'

const start = performance.now()
const processor = unified().use(remarkParse).use(remarkGfm)
const files = markdownFiles(process.argv[2])
for (const { text } of files) processor.parse(text)
console.log(JSON.stringify({ ms: performance.now() - start, files: files.length }))
