/** What generated pages ask, and what stands around it. */

/** A question and its answer, each without any Markdown in it. */
export interface Fact {
  readonly question: string
  readonly answer: string
  /** Two wrong answers, for multiple choice. */
  readonly wrong: readonly [string, string]
}

export const facts: readonly Fact[] = [
  fact('What is a keel?', 'The spine of a ship.', 'A sail.', 'A rope.'),
  fact('Which metal is liquid at room temperature?', 'Mercury, besides gallium on a hot day.', 'Tin.', 'Zinc.'),
  fact('Why do leaves turn red in autumn?', 'They lose their green and show what was below it.', 'Frost.', 'Rust.'),
  fact('How long does an egg take to hatch?', 'About three weeks for a hen.', 'A day.', 'A year.'),
  fact('Who wrote down the laws of Hammurabi?', 'Scribes, on a pillar of stone.', 'Priests.', 'Poets.'),
  fact('When does a comet grow its tail?', 'Near the sun, where its ice evaporates.', 'At night.', 'Never.'),
  fact('Where do eels lay their eggs?', 'Far out in the Sargasso Sea.', 'In rivers.', 'In lakes.'),
  fact('What does a luthier build?', 'Violins, guitars and their relatives.', 'Clocks.', 'Boats.'),
  fact('Does sound travel faster in water than in air?', 'Yes, about four times as fast.', 'No.', 'Neither.'),
  fact('Can a shadow have a colour?', 'It can, if two lamps of different colours cast it.', 'No.', 'Only blue.'),
  fact('How many strings has a cello?', 'Four, tuned in fifths.', 'Five.', 'Seven.'),
  fact('What is the difference between a lake and a pond?', 'Light reaches the floor of a pond.', 'Fish.', 'Salt.'),
  fact('Which bird lays in the nests of others?', 'The cuckoo.', 'The wren.', 'The owl.'),
  fact('Is a tomato a fruit?', 'For a botanist it is one.', 'No.', 'It is a root.'),
  fact('What holds an arch together?', 'Its own weight, through the keystone.', 'Mortar.', 'Nails.'),
  fact('Why does bread rise?', 'Yeast makes gas and gluten keeps it in.', 'Steam.', 'Sugar.'),
  fact('Wie heißt die Hauptstadt von Bhutan?', 'Thimphu.', 'Paro.', 'Lhasa.'),
  fact('¿Qué es una goleta?', 'Un velero de dos palos o más.', 'Un pez.', 'Un viento.'),
  fact('Qui a peint les Nymphéas ?', 'Claude Monet, dans son jardin.', 'Degas.', 'Seurat.'),
  fact('Что такое самовар?', 'Сосуд для кипячения воды.', 'Печь.', 'Танец.'),
  fact('什么是算盘？', '一种计算工具。', '一种乐器。', '一种船。'),
  fact('What do you call a baby swan?', 'A cygnet.', 'A gosling.', 'A kid.'),
  fact('How is glass coloured green?', 'With a little iron in the melt.', 'With gold.', 'With lead.'),
  fact('Which planet turns on its side?', 'Uranus.', 'Mars.', 'Venus.'),
]

function fact(question: string, answer: string, ...wrong: [string, string]): Fact {
  return { question, answer, wrong }
}

/** Paragraphs, lists and code that ask nothing. */
export const neighbours: readonly string[] = [
  'These pages were gathered over some years. Nothing in them is meant to be complete.',
  'A word of thanks goes to everybody who sent a correction.',
  '- sand\n- gravel\n- clay',
  '1. Fill the bowl.\n2. Wait for an hour.\n3. Pour off the water.',
  '```sh\nmake all\nmake install\n```',
  '    ./configure --prefix=/opt\n    make',
  '> Measure twice, cut once.',
  '| Year | Boats | Crew |\n| --- | --- | --- |\n| 1901 | 3 | 17 |\n| 1902 | 5 | 31 |',
  '![The harbour](https://example.org/harbour.png)',
  '<p align="center">The harbour in winter</p>',
  'See also [the other page](https://example.org/other) and [the index](https://example.org/index).',
  '**Note:** the paint needs a day to dry.',
  '- [ ] Buy a new sail\n- [x] Scrub the deck',
  'A `Vec` grows by itself: `Vec::push` sees to it, and std::mem::swap needs no copy.',
  'The template says {{ .Names }} and {{ title }}, which the tool fills in.',
  'A ferry costs $5 in summer and $3 in winter; `kill $$` is no way to stop it.',
  'Write <form> around the fields, and <b>never</b> forget the end.',
  'It was built in\n1986. A good year.',
  '<!-- The next part was moved here in spring. -->',
]
