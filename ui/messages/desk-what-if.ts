/** "What happens if" on the desk: what hands do, and what to look at. What stands in quotation marks is a button or drawer of that name. */
import type { TextCatalogue } from './message.ts'

export const deskWhatIf = {
  choose: { ja: 'もしも…（試してみる）', en: 'What happens if … (try it)' },
  end: { ja: '試すのをやめる', en: 'Stop trying' },
  look: { ja: 'ここを見る', en: 'Look here' },
  do: { ja: '手ですること', en: 'With your hands' },
  first: { ja: 'まだ試せません', en: 'Not yet' },
  medium_title: { ja: '媒体が抜けたら', en: 'A medium is pulled out' },
  medium_first: { ja: '投票機が選挙人を待つ画面になってから試します。上の帯のとおりに進めてください。', en: 'Try it when a voting machine waits for voters. Follow the strip above until then.' },
  medium_do: { ja: '{machine} の「副（複写）」の媒体を押して取り、「机の上の媒体」に置きます。', en: 'Press the medium in "Duplicate" of {machine}, then put it to "Media on the table".' },
  medium_look: {
    ja: '{machine} は自分から止まり、だれのカードも受け付けません。記録された票はもう一つの媒体にあります。帯のとおり、ほかの投票機で続けます。試し終わったら「副（複写）」にもどしておきます。',
    en: '{machine} stops by itself and takes no card. Recorded votes are on the other medium. As the strip says, go on at another machine. When you have seen it, put the medium back to "Duplicate".',
  },
  power_title: { ja: '電気が切れたら', en: 'The power is cut' },
  power_first: {
    ja: '投票機が選挙人を待つ画面か、投票の途中になってから試します。上の帯のとおりに進めてください。',
    en: 'Try it when a voting machine waits or somebody votes at it. Follow the strip above until then.',
  },
  power_do: { ja: '{machine} の「故障を起こす」を開き、「電源を切る」を押します。', en: 'Open "Cause a fault" of {machine} and press "Pull the power plug".' },
  power_look: {
    ja: '「電源を入れる」を押します。{machine} は二つの媒体を読み直し、記録された票をそのままにして、運用カードと暗証番号を待ちます。帯のとおりに進めます。',
    en: 'Press "Switch on". {machine} reads both media again, keeps every recorded vote, and waits for the operator card and its PIN. Follow the strip.',
  },
  'second-card_title': { ja: '二枚目のカードを求められたら', en: 'A voter asks for a second card' },
  'second-card_first': { ja: 'だれかに発券してから試します。上の帯のとおりに進めてください。', en: 'Try it when somebody has had a card. Follow the strip above until then.' },
  'second-card_do': {
    ja: 'もう発券した人（名簿番号 {rollNo}）が、また来ました。この帯の右の「入場券をかざす」を押します。',
    en: 'A voter who has had a card (roll number {rollNo}) comes again. Press "Scan ticket" at the right of this strip.',
  },
  'second-card_look': {
    ja: '発券機が断り、理由と次にすることを言います。二枚目は、どのボタンからも出せません。',
    en: 'The issuer refuses, and says why and what to do next. No button gives a second card.',
  },
  absentee_title: { ja: '不在者投票の用紙をもらった人が来たら', en: 'Somebody with absentee papers comes' },
  absentee_first: { ja: '投票が始まってから試します。上の帯のとおりに進めてください。', en: 'Try it when voting has begun. Follow the strip above until then.' },
  absentee_do: {
    ja: '用紙の交付を受けた人（名簿番号 {rollNo}）が来ました。この帯の右の「入場券をかざす」を押します。',
    en: 'A voter who was given absentee papers (roll number {rollNo}) comes. Press "Scan ticket" at the right of this strip.',
  },
  absentee_look: {
    ja: 'そのままでは発券できません。用紙と封筒を返してもらい、画面で記録すると、カードを出せます。返せなければ、この投票所では投票できません。',
    en: 'No card can be issued as it is. When papers and envelopes are given back and recorded on the screen, one can. Without them there is no vote here.',
  },
  'by-ear_title': { ja: '目の見えない人が投票したら', en: 'A blind voter votes by ear' },
  'by-ear_first': {
    ja: '投票が始まってから試します。この机に音声があることも要ります。上の帯のとおりに進めてください。',
    en: 'Try it when voting has begun, on a desk that has a voice. Follow the strip above until then.',
  },
  'by-ear_do': {
    ja: '目の見えない人（名簿番号 {rollNo}）が来ました。「入場券をかざす」、本人確認、「視覚障害（全盲）者用」、発券の順に進め、カードを投票機へ運びます。',
    en: 'A blind voter (roll number {rollNo}) comes. Press "Scan ticket", confirm the identity, choose "audio, for blind voters", issue, and carry the card to a machine.',
  },
  'by-ear_then': {
    ja: '{machine} の「ヘッドホン」を開き、「このパソコンで聞く」を押します。音が出せなければ「言葉を読む」。ここでは部屋じゅうに聞こえます。投票所では、選挙人のヘッドホンだけです。',
    en: 'Open "Voter\'s headphones" of {machine} and press "Hear it on this computer", or "Read the words" without sound. Here the whole room hears it; in a station only the headphones do.',
  },
  'by-ear_look': {
    ja: '聞こえるとおりに、{machine} の「専用キーボード・スイッチ」を押します。画面は暗いままなので、何を選んだかは、だれにも見えません。',
    en: 'Press the keys of "Voter\'s keypad or switches" of {machine} as you hear. The screen stays dark: nobody sees who is chosen.',
  },
  sound_title: { ja: '投票の途中で声が聞こえなくなったら', en: 'The voice fails in the middle of a vote' },
  sound_first: {
    ja: 'だれかが耳で投票しているときに試します。先に、目の見えない人が投票したら、のほうを選び、声が聞こえるところまで進めてください。',
    en: 'Try it while somebody votes by ear. First choose the card of the blind voter, and go on until the voice is heard.',
  },
  sound_do: { ja: '{machine} の「ヘッドホン」を開き、「ヘッドホンを抜く」を押します。', en: 'Open "Voter\'s headphones" of {machine} and press "Unplug the headphones".' },
  sound_look: {
    ja: '{machine} の「係員を呼ぶ灯」がつき、画面は、つながっていないとだけ言います。だれを選んだかは出ません。その間は、どのキーを押しても何も記録されません。係の人は、直すのでそのまま待つように声をかけ、「ヘッドホンをさす」。声が、いまの所をもう一度言います。聞こえるかどうかだけを、たずねます。だれを選んだかは、たずねません。直らなければ、まだ何も記録されていない人は、受付で、画面での投票か代理投票に変えられます。',
    en: 'The lamp "calls staff" of {machine} is lit, and the screen says no more than that nothing is plugged in, never who was chosen. Meanwhile no key records anything. The clerk asks the voter to stay while it is mended, and presses "Plug the headphones in". The voice says once more where the voter is. Ask whether it is heard, and nothing else: never who was chosen. If it cannot be mended, whoever has recorded nothing yet changes at the desk to touch or to a proxy vote.',
  },
} as const satisfies TextCatalogue
