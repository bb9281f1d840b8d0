/** From the tray to the first contest: headphones, how it goes, what is special today. */
import { prompt } from './prompt.ts'

export const BEGINNING = {
  // Before the card is taken: nothing begins with a voter who hears nothing (Sabae: a bad contact sent the card out).
  'headphones-check': prompt(
    'ヘッドホンを確かめます。この声が聞こえたら、マルのキーを押してください。',
    'ヘッドホンヲタシカメマス、コノコエガキコエタラ、マルノキーヲオシテクダサイ',
    'This checks the headphones. If you hear this voice, press the circle key.',
  ),
  'headphones-louder': prompt(
    '声が小さいときは、音量を上げるキーを押してください。',
    'コエガチーサイトキワ、オンリョーヲアゲルキーヲオシテクダサイ',
    'If the voice is low, press the louder key.',
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
  welcome: prompt(
    'これから、音声で投票します。',
    'コレカラ、オンセーデトーヒョーシマス',
    'You will now vote by voice.',
  ),
  // AUD-04
  'screen-dark': prompt(
    '画面には、候補者の名前も、選んだ内容も出ません。',
    'ガメンニワ、コーホシャノナマエモ、エランダナイヨーモデマセン',
    'The screen shows no candidate and nothing of your choice.',
  ),
  'screen-too': prompt(
    '画面と音声の両方で投票します。画面にも候補者の名前が出ます。',
    'ガメントオンセーノリョーホーデトーヒョーシマス、ガメンニモコーホシャノナマエガデマス',
    'You vote by screen and voice together. The screen shows the candidates too.',
  ),
  'any-key-interrupts': prompt(
    '話の途中でも、キーを押せば先に進みます。急ぐ必要はありません。',
    'ハナシノトチューデモ、キーヲオセバサキニススミマス、イソグヒツヨーワアリマセン',
    'You can press a key while I speak. There is no hurry.',
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
  'method-final': prompt(
    '記録したあとで変えることはできません。',
    'キロクシタアトデカエルコトワデキマセン',
    'It cannot be changed once it is recorded.',
  ),
  'begin-key': prompt('始めるには、マル。', 'ハジメルニワ、マル', 'To begin, press circle.'),
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
    '画面での投票に変わりました。',
    'ガメンデノトーヒョーニカワリマシタ',
    'You now vote by touch.',
  ),
  'to-touch-too-late': prompt(
    '一つでも記録したあとは、画面での投票に変えられません。',
    'ヒトツデモキロクシタアトワ、ガメンデノトーヒョーニカエラレマセン',
    'After the first record, you cannot change to touch.',
  ),
  'go-question': prompt(
    '何も記録しないで、やめますか。',
    'ナニモキロクシナイデ、ヤメマスカ',
    'Stop with nothing recorded?',
  ),
  'go-means': prompt(
    'カードは使われず、受付に返せば、あとで投票できます。',
    'カードワツカワレズ、ウケツケニカエセバ、アトデトーヒョーデキマス',
    'The card stays unused. Return it at the desk, and you can vote later.',
  ),
  'yes-key': prompt('はい、は、マル。', 'ハイ、ワ、マル', 'For yes, press circle.'),
  'no-key': prompt('いいえ、は、バツ。', 'イーエ、ワ、バツ', 'For no, press cross.'),
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
