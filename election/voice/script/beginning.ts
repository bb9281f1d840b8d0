/** From the tray to the first contest: headphones, how it goes, what is special today. */
import type { Prompts } from './prompt.ts'

export const BEGINNING = {
  // Before the card is taken: nothing begins with a voter who hears nothing (Sabae: a bad contact sent the card out).
  'headphones-check': { ja: 'ヘッドホンを確かめます。', kana: 'ヘッドホンヲタシカメマス', en: 'This checks the headphones.' },
  'headphones-press': { ja: '聞こえたらマルのキーを押してください。', kana: 'キコエタラマルノキーヲオシテクダサイ', en: 'If you hear this, press circle.' },
  'headphones-louder': { ja: '小さいときは音量を上げるキー。', kana: 'チーサイトキワオンリョーヲアゲルキー', en: 'If it is low, press louder.' },
  'card-not-used': { ja: 'カードは、まだ使われていません。', kana: 'カードワ、マダツカワレテイマセン', en: 'Your card has not been used yet.' },
  'card-reading': { ja: 'カードを確かめています。', kana: 'カードヲタシカメテイマス', en: 'Checking the card.' },
  // D-29: nobody may take a rehearsal for the election.
  rehearsal: { ja: 'これは模擬投票です。本番の投票ではありません。', kana: 'コレワモギトーヒョーデス、ホンバンノトーヒョーデワアリマセン', en: 'This is a rehearsal. It is not a real vote.' },
  sample: { ja: 'これは見本です。本番の投票ではありません。', kana: 'コレワミホンデス、ホンバンノトーヒョーデワアリマセン', en: 'This is a sample. It is not a real vote.' },
  // AUD-04
  welcome: { ja: '画面に名前は出ません。', kana: 'ガメンニナマエワデマセン', en: 'The screen shows no name.' },
  'screen-dark': {
    ja: '画面には、候補者の名前も、選んだ内容も出ません。',
    kana: 'ガメンニワ、コーホシャノナマエモ、エランダナイヨーモデマセン',
    en: 'The screen shows no candidate and nothing of your choice.',
  },
  'screen-too': { ja: '画面にも名前が出ます。', kana: 'ガメンニモナマエガデマス', en: 'The screen shows the names, too.' },
  'any-key-interrupts': { ja: '途中でもキーを押せます。', kana: 'トチューデモキーヲオセマス', en: 'Any key interrupts me.' },
  // How it goes in as few words as it can; the same in full is said by help.
  'method-keys': { ja: 'マルで選び、マルで記録します。', kana: 'マルデエラビ、マルデキロクシマス', en: 'Choose with circle, and record with circle.' },
  'method-items': { ja: '選んで、名前を聞いて、記録します。', kana: 'エランデ、ナマエヲキーテ、キロクシマス', en: 'Choose one, hear the name, and record it.' },
  'method-hear': {
    ja: '候補者の名前を、くじで決まった順に、一人ずつ読み上げます。',
    kana: 'コーホシャノナマエヲ、クジデキマッタジュンニ、ヒトリズツヨミアゲマス',
    en: 'Candidates are read one at a time, in the order drawn by lot.',
  },
  'method-choose': { ja: '投票したい人の名前が聞こえたら、マルを押します。', kana: 'トーヒョーシタイヒトノナマエガキコエタラ、マルヲオシマス', en: 'When you hear the one you want, press circle.' },
  'method-confirm': {
    ja: '選んだ人の名前を、もう一度読み上げます。それからマルを押すと、記録されます。',
    kana: 'エランダヒトノナマエヲ、モーイチドヨミアゲマス、ソレカラマルヲオスト、キロクサレマス',
    en: 'Your choice is read again. Pressing circle after that records it.',
  },
  'method-final': { ja: '記録は変えられません。', kana: 'キロクワカエラレマセン', en: 'What is recorded cannot be changed.' },
  'begin-key': { ja: '始めるにはマル。', kana: 'ハジメルニワマル', en: 'To begin, circle.' },
  // Change to touch, or go with nothing recorded: only before the first record.
  'to-touch-question': { ja: '画面での投票に変えますか。', kana: 'ガメンデノトーヒョーニカエマスカ', en: 'Change to voting by touch?' },
  'to-touch-shows': {
    ja: '変えると、画面に候補者の名前が出て、音声は止まります。',
    kana: 'カエルト、ガメンニコーホシャノナマエガデテ、オンセーワトマリマス',
    en: 'The screen will show the candidates, and the voice will stop.',
  },
  'to-touch-done': {
    ja: '画面での投票に変わりました。音声に戻すには、カードを置き直してください。',
    kana: 'ガメンデノトーヒョーニカワリマシタ、オンセーニモドスニワ、カードヲオキナオシテクダサイ',
    en: 'You now vote by touch. For the voice, lift the card and lay it down again.',
  },
  'go-question': { ja: '何も記録しないで、やめますか。', kana: 'ナニモキロクシナイデ、ヤメマスカ', en: 'Stop with nothing recorded?' },
  'to-touch-yes': { ja: 'はい、画面での投票に変えます。', kana: 'ハイ、ガメンデノトーヒョーニカエマス', en: 'Yes, change to touch.' },
  'go-means': {
    ja: '何も記録されません。カードを受付に返せば、あとで投票できます。',
    kana: 'ナニモキロクサレマセン、カードヲウケツケニカエセバ、アトデトーヒョーデキマス',
    en: 'Nothing is recorded. Return the card at the desk, and you can vote later.',
  },
  'go-yes': { ja: 'はい、やめます。', kana: 'ハイ、ヤメマス', en: 'Yes, stop.' },
  // PRX-03, PRX-09, AUD-07: said before anything else.
  'mode-proxy': { ja: '代理投票です。', kana: 'ダイリトーヒョーデス', en: 'This is a proxy vote.' },
  'proxy-records': { ja: '名前を確かめたあと、補助者が記録します。', kana: 'ナマエヲタシカメタアト、ホジョシャガキロクシマス', en: 'When you have confirmed the name, the assistant records it.' },
  'mode-assisted': { ja: '操作の補助があります。', kana: 'ソーサノホジョガアリマス', en: 'You vote with operation assistance.' },
  'voter-records': { ja: '記録するキーは、選挙人ご本人が押してください。', kana: 'キロクスルキーワ、センキョニンゴホンニンガオシテクダサイ', en: 'Only the voter may press the key that records.' },
  // One-switch and two-switch scanning
  'scan-one': {
    ja: '項目を順に読み上げます。選びたい項目で、スイッチを押してください。',
    kana: 'コーモクヲジュンニヨミアゲマス、エラビタイコーモクデ、スイッチヲオシテクダサイ',
    en: 'Items are read in turn. Press the switch at the one you want.',
  },
  'scan-two': {
    ja: '一つ目のスイッチで次へ進み、二つ目のスイッチで選びます。',
    kana: 'ヒトツメノスイッチデツギエススミ、フタツメノスイッチデエラビマス',
    en: 'The first switch moves on, the second one chooses.',
  },
} satisfies Prompts
