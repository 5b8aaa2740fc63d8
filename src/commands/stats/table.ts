/** Tables of the statistics page: the numbers of a chart, for those who can't see it or want the exact figures. */

import { escapeHtml } from '../../render/field/escape.ts'

/** A table; its first column has the names of the rows. */
export interface Table {
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A table that is folded away below the chart with the same title. */
export function tableHtml(title: string, { head, rows }: Table): string {
  const headCells = head.map((text) => `<th scope="col">${escapeHtml(text)}</th>`).join('')
  const bodyRows = rows.map(([name = '', ...cells]) => {
    const rest = cells.map((text) => `<td>${escapeHtml(text)}</td>`).join('')
    return `<tr><th scope="row">${escapeHtml(name)}</th>${rest}</tr>`
  })
  return `<details><summary>Numbers</summary>
<div class="scroll" role="region" aria-label="${escapeHtml(`Numbers: ${title}`)}" tabindex="0"><table><thead><tr>${headCells}</tr></thead>
<tbody>
${bodyRows.join('\n')}
</tbody></table></div></details>`
}
