/** Words that ask, join, or name any question at all, in a text of any subject. */
export const emptyWords: ReadonlySet<string> = new Set(
  (
    'a an the this that these those it its they them their there here he she you your i my me we us our one some any ' +
    'is are was were be been being am do does did done doing has have had having can could will would shall should may might must ' +
    'what which who whom whose when where why how and or but if then so than as at by for from in into of on onto to with about ' +
    'between regarding regards regard per via each every all both such also very more most other another same ' +
    'explain describe define tell give list name say show discuss elaborate briefly detail details please write state mention ' +
    'answer answers question questions example examples exercise task statement statements following true false option options ' +
    'correct output result code happens happen mean means meaning following use used using given certain specific'
  ).split(' '),
)
