/** `ippyo bundle` and `ippyo publish-package`: what they say, and why they write nothing. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

export const bundleWords = {
  done: {
    ja: '公表データを書き出しました：{path}\n公表データの番号　{fingerprint}　開票録と結果の用紙の番号と見比べてください。',
    en: 'The bundle was written out: {path}\nNumber of the bundle  {fingerprint}  Compare it with the counting record and the result sheet.',
  },
  publicPart: {
    ja: 'この選挙は最初の混合の後から公表します。これは公表する分です（票の一覧と最初の混合は入っていません）。全部を受け取る方（開票立会人など）には --whole を付けて書き出したものを渡します。',
    en: 'This election publishes from the first mix on. This is the part for everybody, without votes and first mix. Those who receive everything, such as the witnesses of the count, get what --whole writes.',
  },
  forParties: {
    ja: '全部です。この選挙は最初の混合の後からしか公表しません。全部を受け取る方（開票立会人など）にだけ渡し、公表しないでください。',
    en: 'This is everything. This election publishes from the first mix on: give this only to those who receive everything, such as the witnesses of the count, and do not publish it.',
  },
  tellsFew: {
    ja: '機械だけの票数が分かる全部です。発表した票数と比べると、少ない紙の票（または機械の票）の内訳が分かります。開票立会人など全部を受け取る方にだけ渡し、公表しないでください。',
    en: 'This shows the figures by machine alone. Held against the announced figures, it shows how the few on paper (or by machine) voted. Give it only to those who receive everything, such as the witnesses of the count, and do not publish it.',
  },
} as const satisfies TextCatalogue

export const publishedPackageWords = {
  done: {
    ja: '公表する選挙データを書き出しました：{path}\n選挙データの照合番号　{fingerprint}　投票所の確認書の番号と見比べてください。選挙人名簿の抄本、音声、書体は入っていません。',
    en: 'The package for everybody was written: {path}\nNumber of the package  {fingerprint}  Compare it with the confirmation sheets of the stations. Rolls, voice and fonts are not in it.',
  },
} as const satisfies TextCatalogue

export const bundleRefusals = {
  'no-bundle-there': {
    ja: {
      title: 'ここに開票の公表データがありません（{path}）。何も書いていません。',
      next: '開票の出力先（count --out）を --count に指定してください。開票が終わっていることが必要です。',
    },
    en: {
      title: 'There is no bundle of a count here ({path}). Nothing was written.',
      next: 'Name the output of the count (count --out) with --count. The count must have ended.',
    },
  },
  'bundle-changed': {
    ja: {
      title: '公表データのファイルが、開票が終わったときのままではありません（{path}）。何も書いていません。',
      next: '持ち出さないでください。開票管理者に知らせ、すでに持ち出した写しを使うか、記録媒体と保管者で開票をやり直します。',
    },
    en: {
      title: 'A file of the bundle is not as the count left it ({path}). Nothing was written.',
      next: 'Do not carry it out. Call the counting manager; use a copy that was carried out before, or count again with media and holders.',
    },
  },
  'bundle-has-more': {
    ja: {
      title: '公表データの中に、外に出してはならないファイルがあります（{path}）。何も書いていません。',
      next: 'このファイルを渡さず、開票管理者に知らせてください。開票が終わったときの公表データには、このファイルはありません。',
    },
    en: {
      title: 'A file of the bundle is of no kind that may be published ({path}). Nothing was written.',
      next: 'Do not pass this file on, and call the counting manager. The bundle that the count left did not have it.',
    },
  },
  'bundle-before-result': {
    ja: {
      title: '開票の結果がまだここにありません（{path}）。機械だけの票数を公表してよいか分からないので、何も書いていません。',
      next: '集計機で開票を終えてから（紙の票の入力まで）、もう一度行ってください。',
    },
    en: {
      title: 'The result of the count is not here yet ({path}). Whether the figures by machine alone may be published is not known. Nothing was written.',
      next: 'Finish the count at the tally, with what is on paper, and do this again.',
    },
  },
  'bundle-tells-few': {
    ja: {
      title: 'この公表データは、公表すると、少ない人の投票が分かります（{contests}）。紙か機械の票が10票に満たないか、機械の票数がまだ発表も印刷もされていません。何も書いていません。',
      next: '開票の途中なら、集計機に紙の票を入力し、結果を発表するか印刷してから、もう一度行ってください。紙か機械の票が少ない選挙では公表できません。開票立会人など全部を受け取る方には、--whole を付けて書き出したものを渡してください。',
    },
    en: {
      title:
        'Published, this bundle would show how a few people voted ({contests}): fewer than ten votes are on paper or by machine, or no figures by machine were announced or printed yet. Nothing was written.',
      next: 'If the count is not at its end, enter the paper votes at the tally, announce or print the result, and do this again. Where few votes are on paper or by machine it cannot be published. Those who receive everything, such as the witnesses of the count, get what --whole writes.',
    },
  },
  'bundle-out-taken': {
    ja: { title: '書き出す先（{path}）に、すでに何かがあります。何も書いていません。', next: 'まだない名前を --out に指定してください。' },
    en: { title: 'Something is at the place to write to ({path}) already. Nothing was written.', next: 'Name a place with --out that is not there yet.' },
  },
} as const satisfies RefusalCatalogue<string>
