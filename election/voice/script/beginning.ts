/** From the tray to the first contest: headphones, how it goes, what is special today. */
import { prompt } from './prompt.ts'

export const BEGINNING = {
  // Before the card is taken: nothing begins with a voter who hears nothing (Sabae: a bad contact sent the card out).
  'headphones-check': prompt('ヘッドホンを確かめます。', 'ヘッドホンヲタシカメマス', 'This checks the headphones.'),
  'headphones-press': prompt(
    '聞こえたらマルのキーを押してください。',
    'キコエタラマルノキーヲオシテクダサイ',
    'If you hear this, press circle.',
  ),
  'headphones-louder': prompt(
    '小さいときは音量を上げるキー。',
    'チーサイトキワオンリョーヲアゲルキー',
    'If it is low, press louder.',
  ),
  'card-not-used': prompt(
    'カードは、まだ使われていません。',
    'カードワ、マダツカワレテイマセン',
    'Your card has not been used yet.',
  ),
  'card-reading': prompt('カードを確かめています。', 'カードヲタシカメテイマス', 'Checking the card.'),
  // D-29: nobody may take a rehearsal for the election.
  rehearsal: prompt(
    'これは模擬投票です。本番の投票ではありません。',
    'コレワモギトーヒョーデス、ホンバンノトーヒョーデワアリマセン',
    'This is a rehearsal. It is not a real vote.',
  ),
  sample: prompt(
    'これは見本です。本番の投票ではありません。',
    'コレワミホンデス、ホンバンノトーヒョーデワアリマセン',
    'This is a sample. It is not a real vote.',
  ),
  // AUD-04
  welcome: prompt('画面に名前は出ません。', 'ガメンニナマエワデマセン', 'The screen shows no name.'),
  'screen-dark': prompt(
    '画面には、候補者の名前も、選んだ内容も出ません。',
    'ガメンニワ、コーホシャノナマエモ、エランダナイヨーモデマセン',
    'The screen shows no candidate and nothing of your choice.',
  ),
  'screen-too': prompt('画面にも名前が出ます。', 'ガメンニモナマエガデマス', 'The screen shows the names, too.'),
  'any-key-interrupts': prompt('途中でもキーを押せます。', 'トチューデモキーヲオセマス', 'Any key interrupts me.'),
  // How it goes in as few words as it can; the same in full is said by help.
  'method-keys': prompt(
    'マルで選び、マルで記録します。',
    'マルデエラビ、マルデキロクシマス',
    'Choose with circle, and record with circle.',
  ),
  'method-items': prompt(
    '選んで、名前を聞いて、記録します。',
    'エランデ、ナマエヲキーテ、キロクシマス',
    'Choose one, hear the name, and record it.',
  ),
  'method-hear': prompt(
    '候補者の名前を、くじで決まった順に、一人ずつ読み上げます。',
    'コーホシャノナマエヲ、クジデキマッタジュンニ、ヒトリズツヨミアゲマス',
    'Candidates are read one at a time, in the order drawn by lot.',
  ),
  'method-choose': prompt(
    '投票したい人の名前が聞こえたら、マルを押します。',
    'トーヒョーシタイヒトノナマエガキコエタラ、マルヲオシマス',
    'When you hear the one you want, press circle.',
  ),
  'method-confirm': prompt(
    '選んだ人の名前を、もう一度読み上げます。それからマルを押すと、記録されます。',
    'エランダヒトノナマエヲ、モーイチドヨミアゲマス、ソレカラマルヲオスト、キロクサレマス',
    'Your choice is read again. Pressing circle after that records it.',
  ),
  'method-final': prompt('記録は変えられません。', 'キロクワカエラレマセン', 'What is recorded cannot be changed.'),
  'begin-key': prompt('始めるにはマル。', 'ハジメルニワマル', 'To begin, circle.'),
  // Change to touch, or go with nothing recorded: only before the first record.
  'to-touch-question': prompt(
    '画面での投票に変えますか。',
    'ガメンデノトーヒョーニカエマスカ',
    'Change to voting by touch?',
  ),
  'to-touch-shows': prompt(
    '変えると、画面に候補者の名前が出て、音声は止まります。',
    'カエルト、ガメンニコーホシャノナマエガデテ、オンセーワトマリマス',
    'The screen will show the candidates, and the voice will stop.',
  ),
  'to-touch-done': prompt(
    '画面での投票に変わりました。音声に戻すには、カードを置き直してください。',
    'ガメンデノトーヒョーニカワリマシタ、オンセーニモドスニワ、カードヲオキナオシテクダサイ',
    'You now vote by touch. For the voice, lift the card and lay it down again.',
  ),
  'go-question': prompt(
    '何も記録しないで、やめますか。',
    'ナニモキロクシナイデ、ヤメマスカ',
    'Stop with nothing recorded?',
  ),
  'to-touch-yes': prompt(
    'はい、画面での投票に変えます。',
    'ハイ、ガメンデノトーヒョーニカエマス',
    'Yes, change to touch.',
  ),
  'go-means': prompt(
    '何も記録されません。カードを受付に返せば、あとで投票できます。',
    'ナニモキロクサレマセン、カードヲウケツケニカエセバ、アトデトーヒョーデキマス',
    'Nothing is recorded. Return the card at the desk, and you can vote later.',
  ),
  'go-yes': prompt('はい、やめます。', 'ハイ、ヤメマス', 'Yes, stop.'),
  // PRX-03, PRX-09, AUD-07: said before anything else.
  'mode-proxy': prompt('代理投票です。', 'ダイリトーヒョーデス', 'This is a proxy vote.'),
  'proxy-records': prompt(
    '名前を確かめたあと、補助者が記録します。',
    'ナマエヲタシカメタアト、ホジョシャガキロクシマス',
    'When you have confirmed the name, the assistant records it.',
  ),
  'mode-assisted': prompt('操作の補助があります。', 'ソーサノホジョガアリマス', 'You vote with operation assistance.'),
  'voter-records': prompt(
    '記録するキーは、選挙人ご本人が押してください。',
    'キロクスルキーワ、センキョニンゴホンニンガオシテクダサイ',
    'Only the voter may press the key that records.',
  ),
  // One-switch and two-switch scanning
  'scan-one': prompt(
    '項目を順に読み上げます。選びたい項目で、スイッチを押してください。',
    'コーモクヲジュンニヨミアゲマス、エラビタイコーモクデ、スイッチヲオシテクダサイ',
    'Items are read in turn. Press the switch at the one you want.',
  ),
  'scan-two': prompt(
    '一つ目のスイッチで次へ進み、二つ目のスイッチで選びます。',
    'ヒトツメノスイッチデツギエススミ、フタツメノスイッチデエラビマス',
    'The first switch moves on, the second one chooses.',
  ),
}
