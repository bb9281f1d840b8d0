/** Words of refusals about the office's own files, and of what its command line was given. */
import type { RefusalCatalogue } from './message.ts'

export const officeRefusals = {
  'office-file-missing': {
    ja: { title: '選管のファイル {path} がありません。何も変わっていません。', next: '準備したフォルダーの office を指定するか、控えから戻してください。' },
    en: { title: "The office's file {path} is missing. Nothing has changed.", next: 'Name the office directory of the prepared election, or restore it from the kept copy.' },
  },
  'office-file-damaged': {
    ja: { title: '選管のファイル {path} が壊れています。何も変わっていません。', next: '控えから戻してください。' },
    en: { title: "The office's file {path} is damaged. Nothing has changed.", next: 'Restore it from the kept copy.' },
  },
  'wrong-office-passphrase': {
    ja: { title: '選管の合言葉が違います。何も変わっていません。', next: 'もう一度入力してください。' },
    en: { title: "The office's passphrase is wrong. Nothing has changed.", next: 'Type it again.' },
  },
  'not-an-authority-key': {
    ja: { title: '選管の署名鍵のファイルではありません。何も変わっていません。', next: 'authority.json のあるフォルダーを指定してください。' },
    en: { title: "This is not the commission's key file. Nothing has changed.", next: 'Name the directory with authority.json.' },
  },
  damaged: {
    ja: { title: 'ファイルまたはカードの内容が壊れています。何も変わっていません。', next: '控えを使うか、別のカードにしてください。' },
    en: { title: 'The file or card is damaged. Nothing has changed.', next: 'Use the kept copy, or another card.' },
  },
  'nothing-known': {
    ja: { title: '{path} は一票のファイルではありません。', next: '選挙データのフォルダー、記録媒体、持ち分、機械のファイルのいずれかを指定してください。' },
    en: { title: '{path} is nothing that Ippyō makes.', next: 'Name a package directory, a medium, a share or a machine file.' },
  },
  'not-a-log': {
    ja: {
      title: '{path} に記録簿がありません。',
      next: '封印した媒体（ballot-box.ippyo のあるフォルダー）、集計機の tally.log、又は発券機の issuer-log-….ippyo（名前を変えずに）を指定してください。',
    },
    en: { title: 'There is no log at {path}.', next: 'Name a sealed medium (the folder that holds ballot-box.ippyo), a tally.log, or an issuer-log-….ippyo under the name that it has.' },
  },
  'descriptor-not-given': {
    ja: {
      title: 'ファイル記述子 {fd} は、このプログラムに渡されていません。何も確かめていません。',
      next: 'npm run では 0 だけが届きます。0 を使うか、node scripts/start-built.mjs ippyo … {fd}<ファイル のように起動してください。',
    },
    en: { title: 'File descriptor {fd} was not given to this program. Nothing was checked.', next: 'Through npm run only 0 arrives. Use 0, or start node scripts/start-built.mjs ippyo … {fd}<file.' },
  },
  'log-key-missing': {
    ja: {
      title: '{path} の鍵（同じ名前の .key）がありません。読んでいません。',
      next: '鍵は、一日の業務を終えた発券機で記録簿のPDFを作ると、記録簿と一緒に書き出されます。二つのファイルを並べて置いてください。',
    },
    en: {
      title: 'The key of {path} (a file .key of the same name) is not beside it. Nothing was read.',
      next: 'An issuer whose day is ended writes the key beside the log when the PDF of its log is made. Put the two files side by side.',
    },
  },
  'log-of-other-election': {
    ja: { title: '{path} は、この選挙データによる記録簿ではありません。', next: 'その日に使った選挙データを --package で指定してください。' },
    en: { title: '{path} is no log that was kept under this package.', next: 'Name the package of that day with --package.' },
  },
  'no-medium-there': {
    ja: { title: 'ここに記録媒体（ballot-box.ippyo）がありません: {path}', next: '媒体の場所、または ballot-box.ippyo を指定してください。' },
    en: { title: 'There is no medium (ballot-box.ippyo) at: {path}', next: 'Name the directory of a medium, or its ballot-box.ippyo.' },
  },
  'no-such-contest': {
    ja: { title: '選挙 {contest} は選挙データにありません。何も署名していません。', next: '選挙の名前を確かめてください。' },
    en: { title: 'The package has no contest {contest}. Nothing was done.', next: 'Check the name of the contest.' },
  },
  'day-not-confirmed': {
    ja: {
      title: 'election.csv と stations.csv の投票日・時間が、署名してある選挙データとも、記入された期日ともちがいます。CSV の選挙期日は {date} です。何も署名していません。',
      next: '期日を動かすときは、CSV を新しい日に直し、変更のページにも同じ日を記入してください。動かさないときは、CSV を元の日に戻し、変更のページの記入を取り消してください。',
    },
    en: {
      title: 'Days or hours in election.csv and stations.csv are not those of the signed package, or not the day that was entered. The files say {date}. Nothing was signed.',
      next: 'To move the poll, put the new day into the files and enter the same day on the page of changes. Otherwise put the day before back, and take the entry back.',
    },
  },
  'day-too-late': {
    ja: {
      title: '期日（{date}）の投票が始まっているか、新しい日がもう来ています。期日は動かせません。何も署名していません。',
      next: '選挙管理委員会に報告し、紙の投票に切りかえるかを決めてください。',
    },
    en: { title: 'People vote already ({date}), or the new day has come: the poll cannot be moved. Nothing was signed.', next: 'Report to the commission, which decides about voting on paper.' },
  },
  'days-of-media': {
    ja: {
      title: '投票所 {station} の投票日の数や順が、記録媒体に用意した日とあいません。何も署名していません。',
      next: 'stations.csv の dates を、前と同じ数の日にしてください。期日前投票所の日を増やすことはできません。増えた日は紙で投票します。',
    },
    en: {
      title: 'Station {station} has not the days that its media were prepared for. Nothing was signed.',
      next: 'Give it as many dates as before in stations.csv. An early-voting station cannot have more: on those days people vote on paper.',
    },
  },
  'falls-away-unsaid': {
    ja: {
      title: '{contests}：残る候補者が選挙すべき人数以下です。無投票になります。何も署名していません。',
      next: 'candidates.csv の state を確かめてください。無投票にするときは、変更のページで、この選挙を無投票と記入してください。',
    },
    en: {
      title: '{contests}: no more candidates stand than there are seats, so there is no poll. Nothing was signed.',
      next: 'Check the column state of candidates.csv. If there is no poll, enter on the page of changes that this contest has none.',
    },
  },
  'falls-away-not': {
    ja: {
      title: '{contests} は、この一覧で新しく無投票になる選挙ではありません。何も署名していません。',
      next: 'candidates.csv の state と contests.csv の id を確かめ、変更のページで無投票の記入を取り消してください。',
    },
    en: {
      title: '{contests}: no contest that falls away with this list. Nothing was signed.',
      next: 'Check the column state of candidates.csv and the id in contests.csv, and take the entry back on the page of changes.',
    },
  },
  'falls-away-too-late': {
    ja: {
      title: '投票日が来ています。{contests} を無投票にすることは、もうできません。何も署名していません。',
      next: '変更のページで無投票の記入を取り消すと、死亡・辞退だけを知らせる一覧になります。投票はそのまま続けます。',
    },
    en: {
      title: 'Election day has come: {contests} cannot fall away any more. Nothing was signed.',
      next: 'Take the entry back on the page of changes: the list then says who died or withdrew, and people go on voting.',
    },
  },
  'list-unchanged': {
    ja: {
      title: '候補者一覧 第{version}版と同じです。何も署名していません。',
      next: '変わっていないので、署名は要りません。次へ進んでください。死亡・辞退や訂正があるときだけ、変更のページで記入するか、candidates.csv を直して取り込みます。',
    },
    en: {
      title: 'This is what candidate list {version} says already. Nothing was signed.',
      next: 'Nothing changed, so nothing needs a signature: go on. Only if somebody died or withdrew, or for a correction, enter it on the page of changes, or mend candidates.csv and import it.',
    },
  },
  'lists-full': {
    ja: {
      title: '候補者一覧は第{version}版までです。何も署名していません。',
      next: '機械は、これより後の一覧を読みません。死亡・辞退や訂正は、掲示と紙のお知らせで伝えます。',
    },
    en: {
      title: 'Candidate list {version} is the last one there can be. Nothing was signed.',
      next: 'Machines read no list after it. Notices on paper say who died or withdrew, and what was corrected.',
    },
  },
  'name-font-lacks': {
    ja: {
      title: 'この選挙データの字体にない文字があります: {characters}。何も署名していません。',
      next: '画面に表示できません。通称（display_name）で別の文字を使うか、選挙データを作りなおしてください。',
    },
    en: { title: 'The fonts of this package lack {characters}. Nothing was signed.', next: 'No screen could draw it. Use other characters in display_name, or prepare the election anew.' },
  },
  'not-printable': {
    ja: { title: '「{grapheme}」（{text}）を印刷できる文字がありません。何も書いていません。', next: 'その文字を別の文字に替えて、もう一度実行してください。' },
    en: { title: 'No font has the character {grapheme} ({text}). Nothing was written.', next: 'Write it with another character and run this again.' },
  },
  'page-not-spoken': {
    ja: {
      title: '「{text}」の音声を作れませんでした：{reason}。紙は {paper} にできています。',
      next: '人が紙を読み上げて録音するか、音声を作るソフトを入れて（npm run setup）、もう一度実行してください。',
    },
    en: {
      title: 'No sound could be made of "{text}": {reason}. The paper lies at {paper}.',
      next: 'Let somebody read the paper aloud and record it, or install a speech engine (npm run setup) and run again.',
    },
  },
  'name-the-seats': {
    ja: { title: '鍵の持ち分として使えないファイルがあります: {files}', next: 'どの席の持ち分を使うかを --seats で指定してください。合言葉は席の順に読みます。何も開いていません。' },
    en: { title: 'Some files cannot be used as key shares: {files}', next: 'Say with --seats which seats are used; passphrases are read in their order. Nothing was opened.' },
  },
  'records-warning': {
    ja: { title: '票の記録は、上の▲を読んでから作ります。何も読んでいません。', next: '読んだうえで作るときは、--cast-vote-records に --warned を付けて、もう一度実行してください。' },
    en: { title: 'Cast vote records are made after the lines marked ▲ above were read. Nothing was read.', next: 'To make them all the same, run it again with --cast-vote-records --warned.' },
  },
  'witness-needed': {
    ja: { title: '開票立会人の氏名がありません。何も読んでいません。', next: '--witness で、0票の確認などに立ち会う人を一人に一つ指定して、もう一度実行してください。' },
    en: { title: 'No counting witness is named. Nothing was read.', next: 'Name who is present with --witness, one for each, and run it again.' },
  },
  'approvers-not-a-list': {
    ja: { title: '--approvers のファイルは、承認者の一覧ではありません。', next: '選管の approvers.json を指定してください。名前と鍵を、鍵の生成の記録（紙）と比べます。' },
    en: { title: 'The file of --approvers is no list of approvers.', next: "Name the commission's approvers.json. Compare names and keys with the record of the ceremony, on paper." },
  },
  'authority-needed': {
    ja: { title: '署名を確かめる公開鍵がありません。', next: '--authority で選管の authority.pub を指定してください。' },
    en: { title: 'There is no public key to check the signature with.', next: "Name the commission's authority.pub with --authority." },
  },
} satisfies RefusalCatalogue<string>

/** Where a folder was named on the command line, in place of what a machine says. */
export const packageNotNamed: RefusalCatalogue<'here'>['here'] = {
  ja: { title: '指定したフォルダーに選挙データがありません。', next: '--package で、選挙データのフォルダー（package.json のあるところ）を指定してください。' },
  en: { title: 'The folder that was named holds no election package.', next: 'Name the directory of the package with --package: the one that holds package.json.' },
}
