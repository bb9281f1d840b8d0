/** Words of the page on which media of which nothing can be counted are declared lost. */
import type { RefusalCatalogue, TextCatalogue } from './message.ts'

export const officeLossesWords = {
  pageLosses: { ja: '失われた媒体', en: 'Lost media' },
  'item_lost-media': { ja: '失われた媒体の宣言 第{number}号', en: 'declaration {number} of lost media' },
  lossesText: {
    ja: '開票の夜に、投票機の組の媒体が正（原本）も副（複写）も集計できないときだけ使います。選挙長が開票立会人の意見を聴いて決め、二人が承認し、選管の鍵で署名し、USBメモリーで集計機に届けます。どちらかの媒体が出てきた組は、宣言があっても集計から除かれません。',
    en: 'Only for the night of the count, when neither the original nor the duplicate of a pair can be counted. The election chair decides after hearing the counting witnesses, two people approve, the commission signs, and a stick takes it to the tally. A pair of which a medium turns up is never left out.',
  },
  lossesNone: { ja: '宣言する組は、まだ入っていません。', en: 'No pair is entered.' },
  lossesCaption: { ja: '宣言する組', en: 'Pairs that are declared lost' },
  lossEnter: { ja: '組を入れる', en: 'A pair is entered' },
  lossPair: { ja: '投票所と組、またはオンライン投票箱', en: 'Station and pair, or the online ballot box' },
  lossPairOf: { ja: '{name}　組{pair}', en: '{name}, pair {pair}' },
  lossCause: { ja: '原因', en: 'Cause' },
  lossKnown: { ja: '分かっていること（探した所、いつから無いか）', en: 'What is known (where it was looked for, since when)' },
  lossOpinion: { ja: '開票立会人の意見', en: 'Opinion of the counting witnesses' },
  lossWitnesses: { ja: '意見を聴いた開票立会人（「、」で区切る）', en: 'Counting witnesses who were heard (separated by commas)' },
  lossChair: { ja: '宣言する選挙長の氏名', en: 'Name of the election chair who declares' },
  lossTold: {
    ja: '閉鎖のとき投票機が示した「{contest}」の記録の数（オンライン投票箱では、票があった投票箱の数から、投票所で無効にした数を引いた数。分かるときだけ）',
    en: 'Records that the machine showed at closing; of the online box, boxes with a vote less those made void at stations: {contest} (only if known)',
  },
  lossNotNumber: { ja: '記録の数は数字で入れてください', en: 'Type the records as a number' },
  lossNotNames: {
    ja: '立会人は10人までです。ひとりずつ「、」で区切ってください',
    en: 'Up to ten witnesses, each name after a comma',
  },
  enterLoss: { ja: 'この組を宣言に入れる', en: 'Enter this pair' },
  withdrawWhy: { ja: '取り下げる訳', en: 'Why it is withdrawn' },
  withdrawLoss: { ja: '取り下げる', en: 'Withdraw' },
  lossesNext: { ja: '第{number}号の宣言', en: 'Declaration {number}' },
  lossesAsSigned: { ja: '署名した宣言と同じです。', en: 'It is as it was signed.' },
  lossesWithdrawn: { ja: '組は全部取り下げました。署名して届けると、集計機は何も除きません。', en: 'All pairs are withdrawn: signed and brought, it leaves nothing out.' },
  lossesChair: { ja: '宣言する選挙長：{name}', en: 'Election chair who declares: {name}' },
  lossesBy: { ja: '記入：{names}', en: 'Entered by: {names}' },
  lossesSignedOnes: { ja: '第{number}号　{pairs}組　{at} に署名', en: 'Declaration {number}: {pairs} pairs, signed {at}' },
  'room_lost-media': { ja: '失われた媒体の宣言に署名', en: 'The declaration of lost media is signed' },
  'roomText_lost-media': {
    ja: '二人が承認した宣言に署名します。選管の合言葉と、承認した人のうち二人の、それぞれの合言葉を入れてください。集計機は、二人の署名のない宣言を使いません。',
    en: "The declaration is signed as it was approved. Type the office's passphrase; two of those who approved type their own. The tally uses no declaration without the signatures of two.",
  },
  'open_lost-media': { ja: '宣言に署名する', en: 'Sign the declaration' },
  'do_lost-media': { ja: '署名する', en: 'Sign' },
  'phase_lost-media': { ja: '宣言に署名しています', en: 'Signing the declaration' },
  lossesStick: { ja: '第{number}号を集計機に届ける', en: 'Declaration {number} goes to the tally' },
  lossesStickText: {
    ja: '何も入っていないUSBメモリーか、投票所報告の入ったUSBメモリーに書きます。もう一人が挿しなおして確かめ、集計機の報告の差込口に挿して「投票所報告を読む」を押します。一緒に書いた宣言書を印刷し、選挙長と開票立会人が署名します。この後に別の報告のUSBメモリーを読むときは、この宣言もその中に書いてください：最後に読んだものが有効です。',
    en: 'It goes onto an empty stick, or onto one with station reports. Another person puts it in again and looks; at the tally it goes into the socket of reports, "Read station reports". Print lost-media.pdf; chair and counting witnesses sign it. If another stick of reports is read afterwards, write the declaration onto that too: what was read last holds.',
  },
  putLosses: { ja: '宣言を書く', en: 'Write the declaration' },
  putLossesAgain: { ja: '宣言をもう一度書く', en: 'Write the declaration again' },
  checkLosses: { ja: '宣言を確かめる', en: 'Look at the declaration' },
  lossesToldBy: { ja: '集計機で読んだ人（職・氏名）と時刻', en: 'Who read it at the tally, and when' },
  sayLossesTold: { ja: '集計機で読みました', en: 'The tally has read it' },
  lossesTold: { ja: '集計機で読みました：{who}', en: 'read at the tally: {who}' },

  'act_loss-entered': {
    ja: '失われた媒体の宣言に入れた：{place}、{cause}（選挙長 {chair}）',
    en: 'entered as lost: {place}, {cause} (election chair {chair})',
  },
  'act_loss-withdrawn': {
    ja: '失われた媒体の宣言から取り下げた：{place}、{why}（選挙長 {chair}）',
    en: 'withdrew from the lost media: {place}, {why} (election chair {chair})',
  },
  'act_losses-signed': { ja: '失われた媒体の宣言 第{number}号に署名した', en: 'signed declaration {number} of lost media' },
  'act_losses-put': { ja: '失われた媒体の宣言 第{number}号をUSBメモリーに書いた', en: 'wrote declaration {number} of lost media onto the stick' },
  'act_losses-checked': { ja: '失われた媒体の宣言 第{number}号のUSBメモリーを確かめた', en: 'looked at the stick with declaration {number} of lost media' },
  'act_losses-told': { ja: '失われた媒体の宣言 第{number}号を集計機で読んだと記入した（{who}）', en: 'entered that the tally has read declaration {number} of lost media ({who})' },
} as const satisfies TextCatalogue

export const officeLossesRefusals = {
  'losses-none': {
    ja: { title: '失われた媒体の宣言には、まだ何も入っていません。何も変わっていません。', next: '「組を入れる」で、投票所と組、原因、意見を入れてください。' },
    en: { title: 'Nothing is entered as lost. Nothing was changed.', next: 'Enter station and pair, cause and opinion under "A pair is entered".' },
  },
  'losses-as-signed': {
    ja: { title: 'この宣言は、もう署名してあります。何も変わっていません。', next: 'そのままUSBメモリーに書いて届けてください。変えるときは、組を入れるか取り下げます。' },
    en: { title: 'This declaration is signed already. Nothing was changed.', next: 'Write it onto the stick as it is. To change it, enter or withdraw a pair.' },
  },
  'losses-not-signed': {
    ja: { title: '署名した宣言が、まだありません。何も書いていません。', next: '組を入れ、二人が承認し、「宣言に署名する」を先に行ってください。' },
    en: { title: 'No declaration is signed yet. Nothing was written.', next: 'Enter the pair, let two people approve, and press "Sign the declaration" first.' },
  },
  'losses-not-checked': {
    ja: { title: 'このUSBメモリーは、まだ二人目が確かめていません。読んだとは記録していません。', next: '書き、もう一人が「宣言を確かめる」を押してから、集計機で読んだことを記入してください。' },
    en: { title: 'Nobody else has looked at this stick yet. It is not recorded as read.', next: 'Write it, let another person press "Look at the declaration", then enter it.' },
  },
  'loss-not-entered': {
    ja: { title: 'その組は宣言に入っていません。何も変わっていません。', next: '表にある組を取り下げてください。' },
    en: { title: 'That pair is not in the declaration. Nothing was changed.', next: 'Withdraw a pair of the table.' },
  },
  'loss-stick-has-other-files': {
    ja: {
      title: 'このUSBメモリーには、ほかのもの（{found}）が入っています。中身はそのままで、何も書かず、何も記録していません。',
      next: '取り外してください。宣言には、何も入っていないUSBメモリーか、投票所報告のUSBメモリーを使います。',
    },
    en: {
      title: 'There are other things on this stick ({found}). They are as they were: nothing was written, nothing recorded.',
      next: 'Take it out. The declaration goes onto an empty stick, or onto one with station reports.',
    },
  },
  'losses-not-on-stick': {
    ja: { title: '{path} がUSBメモリーにありません。確かめていません。', next: '書いたUSBメモリーを挿してください。足りないときは「宣言をもう一度書く」で書きなおします。' },
    en: { title: '{path} is not on the stick. Nothing was looked at.', next: 'Put in the stick that was written. If the file is missing, press "Write the declaration again".' },
  },
  'loss-stick-differs': {
    ja: {
      title: 'USBメモリーの {file} が、署名したものと違います。中身はそのままです。このUSBメモリーは集計機に挿さないでください。',
      next: '取り外し、別のUSBメモリーに書いてください。この1本は、何が入っているか分かるまで保管します。',
    },
    en: {
      title: '{file} on the stick is not what was signed. It is as it was. Do not take this stick to the tally.',
      next: 'Take it out and write onto another one. Keep this one until it is known what is on it.',
    },
  },
  'losses-not-as-recorded': {
    ja: {
      title: '{path} が、記録した宣言と違うか、ありません。何も書かず、何も記録していません。',
      next: 'この準備の控えから、そのフォルダーを元に戻してください。戻せないときは、組を入れなおし、もう一度二人で承認して署名します。',
    },
    en: {
      title: '{path} is missing or not the declaration of the record. Nothing was written, nothing recorded.',
      next: 'Put that folder back from a copy of this project. If there is none, enter the pair again; two people approve, and it is signed anew.',
    },
  },
} as const satisfies RefusalCatalogue<string>
