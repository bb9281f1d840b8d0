/**
 * The voter's page: docs/roles/voter.md in easy words, for the large print and to be spoken. In Japanese each word is followed by its
 * reading, `名前(なまえ)`; は, へ and signs are followed by their sound.
 */
import type { Text } from '../messages/message.ts'

interface VotersPart {
  readonly title: Text
  /** Numbered, in their order. */
  readonly steps: readonly Text[]
  readonly hints: readonly Text[]
}

export const TITLE: Text = { ja: '投票(とうひょう)のしかた', en: 'How to vote' }

export const PARTS: readonly VotersPart[] = [
  {
    title: { ja: '画面(がめん)で', en: 'By touch' },
    steps: [
      { ja: '受付(うけつけ)で入場券(にゅうじょうけん)を見(み)せます。カードを1枚(いちまい)もらいます。', en: 'Show your entrance ticket at the desk. You are given one card.' },
      {
        ja: 'あいている投票機(とうひょうき)に行(い)きます。カードを置(お)きます。カードは(わ)終(お)わるまで置(お)いたままです。',
        en: 'Go to a free voting machine and lay the card down. It stays there until the end.',
      },
      { ja: '投票(とうひょう)のしかたの説明(せつめい)を見(み)て「次(つぎ)へ(え)」を押(お)します。', en: 'Read how to vote and press "Next".' },
      {
        ja: '投票(とうひょう)したい人(ひと)の名前(なまえ)を押(お)します。ページが分(わ)かれているときは(わ)「次(つぎ)のページ」で、全部(ぜんぶ)のページを見(み)ます。',
        en: 'Press the name you want. Where there are several pages, see all of them with "Next page".',
      },
      { ja: '「確(たし)かめる」を押(お)します。選(えら)んだ名前(なまえ)が大(おお)きく出(で)ます。', en: 'Press "Check". The chosen name is shown alone.' },
      {
        ja: '名前(なまえ)が合(あ)っていれば「○(まる) 投票(とうひょう)する」を押(お)します。ちがうときは(わ)「選(えら)び直(なお)す」を押(お)します。',
        en: 'If it is right press "○ Cast", otherwise "Choose again".',
      },
      {
        ja: '「決(き)めたとおりに記録(きろく)されました」と出(で)ます。ほかの選挙(せんきょ)があれば「次(つぎ)へ(え)」。',
        en: '"Recorded as you decided" is shown. If there is another contest, press "Next".',
      },
      { ja: 'カードを取(と)って、返却窓口(へんきゃくまどぐち)に返(かえ)します。これで終(お)わりです。', en: 'Take the card to the return desk. That is all.' },
    ],
    hints: [
      {
        ja: '名前(なまえ)をえらばずに終(お)えることもできます。「投票(とうひょう)しないで終了(しゅうりょう)する」を押(お)すと、もう一度(いちど)たずねます。',
        en: 'You may end without choosing: "End without voting" asks once more.',
      },
      {
        ja: '字(じ)が小(ちい)さいときは(わ)、画面(がめん)の上(うえ)の「大(だい)」か「特大(とくだい)」を押(お)します。色(いろ)を変(か)えるときは(わ)「色(いろ)」、ボタンを下(した)のほうにするときは(わ)「ボタンを低(ひく)く」です。名前(なまえ)は(わ)上(うえ)に出(で)ます。下(した)の番号(ばんごう)を押(お)してえらびます。',
        en: 'At the top of the screen "L" and "XL" make the letters larger; "Colours" changes the colours. "Lower buttons" moves the buttons down: the names stay above, and you press their numbers below.',
      },
      {
        ja: 'カードを取(と)ってしまったときは(わ)、同(おな)じカードをもう一度(いちど)置(お)きます。それまでに記録(きろく)されたものは(わ)、そのままです。',
        en: 'If you took the card away, lay the same card down again to go on; what is recorded stays.',
      },
      {
        ja: 'わからないときは(わ)、係(かかり)の人(ひと)を呼(よ)んでください。係(かかり)の人(ひと)は(わ)、だれに投票(とうひょう)したかを見(み)ません。聞(き)きません。',
        en: 'Ask the staff for help at any time: they neither see nor ask for whom you vote.',
      },
    ],
  },
  {
    title: { ja: '耳(みみ)で', en: 'By ear' },
    steps: [
      {
        ja: '受付(うけつけ)で、音声(おんせい)で投票(とうひょう)したいと言(い)います。画面(がめん)も見(み)たいとき、キーやスイッチでえらびたいときは、そう言(い)います。',
        en: 'Tell the desk that you vote by ear. Say so if you also want to see the screen, or to choose with keys or a switch.',
      },
      {
        ja: '係(かかり)の人(ひと)が、投票機(とうひょうき)まで一緒(いっしょ)に行(い)きます。ヘッドホンを着(つ)けると、声(こえ)が聞(き)こえます。声(こえ)の大(おお)きさと速(はや)さは(わ)、キーで変(か)えられます。',
        en: 'Staff go to the machine with you. Put the headphones on and you hear a voice; loudness and speed have keys of their own.',
      },
      {
        ja: '声(こえ)が聞(き)こえたら○(まる)を押(お)します。説明(せつめい)を聞(き)いて、もう一度(いちど)○(まる)を押(お)します。',
        en: 'Press ○ (circle) when you hear the voice. Hear how to vote, then press ○ (circle) once more.',
      },
      {
        ja: '↑(うえ)と↓(した)で、候補者(こうほしゃ)を一人(ひとり)ずつ聞(き)きます。○(まる)でえらびます。×(ばつ)でもどります。',
        en: '↑ (up) and ↓ (down) speak one candidate after the other. ○ (circle) chooses, × (cross) goes back.',
      },
      { ja: 'えらんだ名前(なまえ)を聞(き)いて、もう一度(いちど)○(まる)を押(お)すと記録(きろく)されます。', en: 'Hear the chosen name, then ○ (circle) records it.' },
      { ja: 'ほかの選挙(せんきょ)があれば、○(まる)を押(お)して、同(おな)じようにします。', en: 'If there is another contest, press ○ (circle) and do the same.' },
      {
        ja: '終(お)わったと聞(き)こえたら、カードを取(と)って、返却窓口(へんきゃくまどぐち)に返(かえ)します。これで終(お)わりです。',
        en: 'When you hear that you have finished, take the card to the return desk. That is all.',
      },
      { ja: 'わからないときは(わ)？(はてな)を押(お)します。どのキーが何(なに)かを言(い)います。', en: '？ (question mark) explains the keys.' },
      {
        ja: '声(こえ)が聞(き)こえないときは(わ)、係(かかり)の人(ひと)に言(い)ってください。まだ何(なに)も記録(きろく)されていなければ、画面(がめん)での投票(とうひょう)や代理投票(だいりとうひょう)に変(か)えられます。',
        en: 'If you hear nothing, tell the staff: as long as nothing is recorded you may vote by touch or with help instead.',
      },
    ],
    hints: [
      {
        ja: '名前(なまえ)をえらばずに終(お)えることもできます。×(ばつ)を押(お)すと、どうするかをたずねます。↓(した)で聞(き)いて、○(まる)でえらびます。もう一度(いちど)たずねます。',
        en: 'You may end without choosing: × (cross) asks what to do. Press ↓ (down) to hear the answers and ○ (circle) to take one. You are asked once more.',
      },
      {
        ja: 'カードを取(と)ってしまったときは(わ)、同(おな)じカードをもう一度(いちど)置(お)きます。記録(きろく)されたものは(わ)、そのままです。記録(きろく)されていない名前(なまえ)は(わ)、もう一度(いちど)えらびます。',
        en: 'If you took the card away, lay the same card down again to go on; what is recorded stays. Choose again each name that is not recorded yet.',
      },
    ],
  },
]
