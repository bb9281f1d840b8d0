/** Words on the console of a machine or an office whose program is not what was built: before any screen is open. */
import type { RefusalCatalogue } from './message.ts'

export const notBuiltWords = {
  'run-from-sources': {
    ja: {
      title: '本番の選挙は、組み立て済みのプログラムでだけ動きます。何も始めていません。',
      next: '配布された dist/ のあるフォルダーで、node scripts/start-built.mjs に続けて機械の種類（選管では ippyo とその命令）を入れて起動してください。',
    },
    en: {
      title: 'A real election runs only on the programs as built. Nothing was started.',
      next: 'In the folder that holds the delivered dist/, start node scripts/start-built.mjs with the kind of the machine (at the office: ippyo and its command).',
    },
  },
  'run-with-options': {
    ja: {
      title: '本番の選挙のプログラムに、余分な指定が付いています。何も始めていません。',
      next: 'nodeの後の指定と、環境変数のNODE_…・OPENSSL_…・LD_…をすべて外し、デバッガーを開かずに、もう一度起動してください。',
    },
    en: {
      title: 'The program of a real election was given options that change what runs. Nothing was started.',
      next: 'Remove every option after the word node and the variables NODE_…, OPENSSL_… and LD_…, open no debugger, then start again.',
    },
  },
} satisfies RefusalCatalogue<'run-from-sources' | 'run-with-options'>
