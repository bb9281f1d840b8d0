/** Words on the console of a machine that is not what was built: before any screen is open. */
import type { RefusalCatalogue } from './message.ts'

export const notBuiltWords = {
  sources: {
    ja: {
      title: '本番の選挙は、組み立て済みのプログラムでだけ動きます。何も始めていません。',
      next: '配布された dist/ のあるフォルダーで、node scripts/start-built.mjs に続けて機械の種類を入れて起動してください。',
    },
    en: {
      title: 'A real election runs only on the programs as built. Nothing was started.',
      next: 'In the folder that holds the delivered dist/, start node scripts/start-built.mjs with the kind of the machine.',
    },
  },
  options: {
    ja: {
      title: '本番の選挙のプログラムに、Nodeの追加の指定が付いています。何も始めていません。',
      next: 'NODE_OPTIONSと、nodeの後の指定をすべて外して、もう一度起動してください。',
    },
    en: {
      title: 'The program of a real election was given extra options of Node. Nothing was started.',
      next: 'Remove NODE_OPTIONS and every option after “node”, then start again.',
    },
  },
} satisfies RefusalCatalogue<'sources' | 'options'>
