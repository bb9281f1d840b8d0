/** Words of the page on which a signed list goes onto sticks, and on to the machines. */
import type { TextCatalogue } from './message.ts'

export const officeCarryWords = {
  pageCarry: { ja: '機械に届ける', en: 'To the machines' },
  step_carry: { ja: '選挙データを機械に届ける', en: 'The package goes to the machines' },
  step_carry_how: {
    ja: '投票所ごとのUSBメモリーに書き、もう一人が確かめ、技術担当がすべての機械に入れます。届いたと聞いたら記入します。署名し直すたびに行います。',
    en: 'Onto a stick for each station; another person looks at it, and the technician brings it into all machines. Whoever hears that it arrived enters it. Again after each new list.',
  },
  carryText: {
    ja: '投票所ごとに1本（集計機にも1本）、ほかに何も入っていないUSBメモリーを使います（CSVファイルのものとは別に）。挿して書き、取り外してラベルを貼り、もう一人が挿しなおして、ラベルと同じ行で確かめます。どこのものかはUSBメモリーにも書かれ、違えばここで分かります。送り状を付けて渡し、技術担当がすべての機械（予備も）に入れます。届いていない機械は、前の一覧のままです。',
    en: 'One stick for each station and one for the tally, with nothing else on it (the one with the CSV files is another). Put it in, write, take it out and label it; another person puts it in again and looks, in the row that its label names. For whom it is stands on the stick too: a wrong one is told here. With its slip it goes to the technician, who brings it into every machine, spares too. A machine that does not get it keeps the list before.',
  },
  carryNow: { ja: '今の候補者一覧 第{version}版　選挙データの照合番号 {number}', en: 'Candidate list {version}, check number of the package {number}' },
  carryNotSigned: {
    ja: '記入された変更に、まだ署名していません。ここで書けるのは、第{version}版です。',
    en: 'What was entered or imported since is not signed yet. What is written here is list {version}.',
  },
  carryCount: { ja: '{all}本のうち、書いたもの {put}本、確かめたもの {checked}本、届いたもの {told}本', en: '{put} of {all} written, {checked} looked at, {told} arrived' },
  carryCaption: { ja: '今の一覧を入れるUSBメモリー', en: 'Sticks with this list' },
  carryTo: { ja: '行き先', en: 'For' },
  carryTally: { ja: '集計機', en: 'the tally' },
  carryMachines: { ja: '機械 {machines}', en: 'machines {machines}' },
  carryOpen: { ja: 'まだです', en: 'not yet' },
  carryPut: { ja: '{name} が書きました', en: 'written by {name}' },
  carryChecked: { ja: '{name} が確かめました', en: 'looked at by {name}' },
  carryTold: { ja: '届きました：{who}', en: 'arrived: {who}' },
  putList: { ja: '一覧を書く', en: 'Write the list' },
  putListAgain: { ja: 'もう一度書く', en: 'Write it again' },
  checkList: { ja: '一覧を確かめる', en: 'Look at the list' },
  toldBy: { ja: '全部の機械の照合番号を確かめた人と時刻', en: 'Who saw the check number on all machines, and when' },
  sayTold: { ja: '届きました', en: 'It arrived' },
  carryPapers: { ja: '送り状と掲示（PDF）', en: 'Slips and notices (PDF)' },
  'act_list-put': { ja: '候補者一覧 第{version}版をUSBメモリーに書いた：{station}', en: 'wrote candidate list {version} onto the stick for {station}' },
  'act_list-checked': { ja: '候補者一覧 第{version}版のUSBメモリーを確かめた：{station}', en: 'looked at the stick with candidate list {version} for {station}' },
  'act_list-told': { ja: '候補者一覧 第{version}版が届いたと記入した：{station}（{who}）', en: 'entered that candidate list {version} arrived at {station} ({who})' },
} as const satisfies TextCatalogue

export const officeCarryRefusals = {
  'stick-has-other-files': {
    ja: {
      title: 'このUSBメモリーには、ほかのもの（{found}）が入っています。中身はそのままで、何も書かず、何も記録していません。',
      next: '取り外してください。一覧を入れるのは、行き先ごとに別の、何も入っていないUSBメモリーです（CSVファイルやキットのものは使いません）。',
    },
    en: {
      title: 'There are other things on this stick ({found}). They are as they were: nothing was written, nothing recorded.',
      next: 'Take it out. A list goes onto a stick of its own for each place, with nothing else on it: never the one with CSV files or kits.',
    },
  },
  'list-stick-for-station': {
    ja: {
      title: 'これは {found}（{name} 行き）のUSBメモリーで、{label} ではありません。何も書かず、何も記録していません。',
      next: '取り外して、ラベルを見てください。{found} と貼ってあれば、{label} のものを挿します（書くときは空のものを）。{label} と貼ってあれば、ラベルが違うので、{found} に貼りなおします。',
    },
    en: {
      title: 'This is the stick for {name} ({found}), not {label}. Nothing was written, nothing recorded.',
      next: 'Take it out and look at its label. If it says {found}, put in that of {label}, or an empty one to write. If it says {label}, the label is wrong: label it {found}.',
    },
  },
  'list-stick-for-tally': {
    ja: {
      title: 'これは {found}（集計機行き）のUSBメモリーで、{label} ではありません。何も書かず、何も記録していません。',
      next: '取り外して、ラベルを見てください。{found} と貼ってあれば、{label} のものを挿します（書くときは空のものを）。{label} と貼ってあれば、ラベルが違うので、{found} に貼りなおします。',
    },
    en: {
      title: 'This is the stick for the tally ({found}), not {label}. Nothing was written, nothing recorded.',
      next: 'Take it out and look at its label. If it says {found}, put in that of {label}, or an empty one to write. If it says {label}, the label is wrong: label it {found}.',
    },
  },
  'list-stick-of-other-election': {
    ja: {
      title: 'これは別の選挙の一覧（{found}）が入ったUSBメモリーです。中身はそのままで、何も書かず、何も記録していません。',
      next: '取り外して、その選挙の担当に渡してください。この選挙には、何も入っていないUSBメモリーを使います。',
    },
    en: {
      title: 'This stick has the list of another election ({found}). It is as it was: nothing was written, nothing recorded.',
      next: 'Take it out and give it to whoever prepares that election. For this one take a stick with nothing on it.',
    },
  },
  'list-stick-older': {
    ja: {
      title: 'これは前の一覧（{found}）が入ったUSBメモリーです。今の一覧は {label} です。何も記録していません。',
      next: '「もう一度書く」で今の一覧を書き、ラベルを {label} に貼りかえてから、もう一人が確かめてください。',
    },
    en: {
      title: 'This stick has the list before ({found}); the list is {label} now. Nothing was recorded.',
      next: 'Press "Write it again", label the stick {label}, and let another person look at it.',
    },
  },
  'list-stick-newer': {
    ja: {
      title: 'このUSBメモリーの一覧（{found}）は、ここで署名されている {label} より新しいものです。何も書かず、何も記録していません。',
      next: 'この準備は、古い控えから戻したものかもしれません。どこで署名した一覧かを確かめ、分かるまでこのUSBメモリーを保管してください。',
    },
    en: {
      title: 'The list on this stick ({found}) is newer than {label}, which is signed here. Nothing was written, nothing recorded.',
      next: 'This project may have been restored from an older copy. Find out where that list was signed, and keep the stick until then.',
    },
  },
  'list-stick-for-nobody': {
    ja: {
      title: 'このUSBメモリーの選挙データには、どこ行きかの印（destination.json）がありません。何も書かず、何も記録していません。',
      next: 'ここで書いたものではありません。取り外し、{label} には何も入っていないUSBメモリーを使ってください。',
    },
    en: {
      title: 'The package on this stick does not say for whom it is (destination.json). Nothing was written, nothing recorded.',
      next: 'It was not written here. Take it out, and take a stick with nothing on it for {label}.',
    },
  },
  'list-station-not-signed': {
    ja: {
      title: '投票所 {station} は、署名した選挙データにありません。何も書かず、何も記録していません。',
      next: '署名した後に stations.csv に入った投票所です。どの機械もその投票所を知りません。委員会に報告してください。',
    },
    en: {
      title: 'Station {station} is not in the signed package. Nothing was written, nothing recorded.',
      next: 'It came into stations.csv after the package was signed, and no machine knows it. Report it to the commission.',
    },
  },
  'stick-has-another-folder': {
    ja: { title: '{path} に、選挙データではないフォルダーがあります。何も書いていません。', next: '別のUSBメモリーを挿すか、そのフォルダーが何かを確かめて移してください。' },
    en: { title: '{path} is a folder that is no election package. Nothing was written.', next: 'Put another stick in, or find out what the folder is and move it.' },
  },
  'list-not-on-stick': {
    ja: { title: '{path} に選挙データがありません。確かめていません。', next: 'ラベルを見て、書いたUSBメモリーを挿してください。' },
    en: { title: 'There is no election package in {path}. Nothing was looked at.', next: 'Look at the label and put in the stick that was written.' },
  },
  'list-stick-differs': {
    ja: { title: 'USBメモリーの {file} が、署名したものと違います。このUSBメモリーは渡さないでください。', next: '「もう一度書く」で書きなおします。また違うときは、USBメモリーを替えてください。' },
    en: { title: '{file} on the stick is not what was signed. Do not hand this stick out.', next: 'Write it again. If it differs once more, take another stick.' },
  },
  'list-not-as-recorded': {
    ja: {
      title: '選挙データの候補者一覧が、この作業の記録にある第{version}版ではありません。何も書いていません。',
      next: '命令で署名した一覧があるときは、「鍵と署名」で、承認した一覧に署名してください。',
    },
    en: {
      title: 'The list of the package is not list {version} of this record. Nothing was written.',
      next: 'If one was signed by the command line, sign the approved list under "Keys and signatures".',
    },
  },
  'list-not-checked': {
    ja: { title: 'このUSBメモリーは、まだ二人目が確かめていません。届いたとは記録していません。', next: '書き、もう一人が確かめてから、届いたことを記入してください。' },
    en: { title: 'Nobody else has looked at this stick yet. It is not recorded as arrived.', next: 'Write it, have another person look at it, then enter that it arrived.' },
  },
} as const
