/** Refusals on the office's screens: what happened, what is safe, what to do next. */
import { notBuiltWords } from './built.ts'

const KEPT = { ja: '記録と取り込んだファイルはそのままです。', en: 'The record and the imported files are as they were.' }

export const officeRoomRefusals = {
  ...notBuiltWords,
  'record-broken': {
    ja: {
      title: '作業の記録が、書かれたときと違います（{line}行目）。この選挙の準備は開きません。',
      next: '委員会に報告し、この時点より前の控えからフォルダー全体を戻してください。紙に控えた記録の照合番号と比べます。',
    },
    en: {
      title: 'The record of the work is not as it was written (line {line}). This project is not opened.',
      next: 'Report it to the commission and restore the whole folder from a copy made before. Compare the check number of the record with the one on paper.',
    },
  },
  'fixture-only': {
    ja: { title: '時計または乱数が本物ではありません。選挙の準備は開きません。', next: '設定ファイルから時計の項目を消し、起動しなおしてください。' },
    en: { title: 'The clock or the randomness is not the real one. No election is prepared so.', next: 'Take the clock out of the configuration file and start again.' },
  },
  'practice-only': {
    ja: {
      title: '練習用の設定で動いています。本番の準備は、始めることも開くこともできません。何も記録していません。',
      next: '練習なら「模擬（練習）」を選んでください。本番なら、設定ファイルから practice を消して起動しなおしてください。',
    },
    en: {
      title: 'The program runs to practise. A real election is neither begun nor opened so. Nothing was recorded.',
      next: 'To practise choose a rehearsal. For a real election take practice out of the configuration file and start again.',
    },
  },
  'software-differs': {
    ja: {
      title: 'このプログラムのファイルが、配布されたものと違います（{path}）。選挙の準備は開きません。記録には触れていません。',
      next: '委員会に報告し、配布物を入れなおしてから起動してください。',
    },
    en: {
      title: 'A file of this program is not what was delivered ({path}). No election is prepared with it. The record was not touched.',
      next: 'Report it to the commission, install what was delivered anew, and start again.',
    },
  },
  'project-not-writable': {
    ja: { title: '選挙のフォルダーに書けません。最後の操作は記録されていません。', next: 'ディスクの空きと接続を確かめ、起動しなおしてください。記録されたところから続きます。' },
    en: { title: 'The folder of the election cannot be written. The last act is not in the record.', next: 'Check the disk, then start again. It goes on from what is recorded.' },
  },
  'project-has-another-writer': {
    ja: { title: 'ほかのプログラムが、この選挙の記録に書きました。最後の操作は記録していません。', next: 'もう一つの画面を閉じ、起動しなおしてください。記録されたところから続きます。' },
    en: { title: 'Another program has written the record of this election. The last act is not in it.', next: 'Close the other one and start again. It goes on from what is recorded.' },
  },
  'project-in-use': {
    ja: {
      title: 'この選挙の準備は、{since} に起動したプログラム（プロセス {pid}）で開いています。こちらは何も読まず、何も書いていません。',
      next: '先に開いた画面で続けてください。こちらで続けるなら、そちらを終えてから起動しなおします。停電などで止まったプログラムは、じゃまになりません。',
    },
    en: {
      title: 'The program that was started at {since} (process {pid}) has this election open. Nothing was read or written here.',
      next: 'Go on at the screen that was opened first. To go on here, end that program and start again. A program that a power cut stopped is not in the way.',
    },
  },
  'sources-gone': {
    ja: { title: '「ファイルの口」のファイルを読めません（{path}）。何も取り込んでいません。', next: 'USBメモリーを「ファイルの口」に入れなおし、数秒待って、「ファイルを探す」を押してください。' },
    en: { title: 'The files in the slot of files cannot be read ({path}). Nothing was imported.', next: 'Put the stick into the slot of files again, wait a few seconds, and press "Look for files".' },
  },
  'sources-twice': {
    ja: { title: '同じファイルが、二つの名前で入っています（{path}）。何も取り込んでいません。', next: '使わないほうをフォルダーから出し、「ファイルを探す」を押してください。' },
    en: { title: 'One file is there under two names ({path}). Nothing was imported.', next: 'Take the one that does not count out of the folder and press "Look for files".' },
  },
  'sources-not-as-recorded': {
    ja: { title: '取り込んだ {file} が、記録にあるものと違うか、なくなっています。この選挙の準備は開きません。', next: '控えからフォルダー全体を戻してください。' },
    en: { title: 'The imported {file} is gone, or not the one in the record. This project is not opened.', next: 'Restore the whole folder from the kept copy.' },
  },
  'nothing-to-import': {
    ja: {
      title: '「ファイルの口」に、election.csv のあるフォルダーが見つかりません。',
      next: '五つのCSVファイルを入れたUSBメモリーを「ファイルの口」に入れ、数秒待って、「ファイルを探す」を押してください。',
    },
    en: {
      title: 'There is no folder with an election.csv in the slot of files.',
      next: 'Put the stick with the five CSV files into the slot of files, wait a few seconds, and press "Look for files".',
    },
  },
  'earlier-not-over': {
    ja: {
      title: '{path} は、終わった選挙の準備ではありません（署名がないか、投票日がまだ過ぎていません）。何も引き継いでいません。',
      next: '終わった選挙の準備のフォルダーが入ったUSBメモリーを「ファイルの口」に入れ、「ファイルを探す」を押してください。',
    },
    en: {
      title: '{path} is no project of an election that is over: nothing was signed, or its day is not past. Nothing was taken over.',
      next: 'Put the stick with the folder of an election that is over into the slot of files, and press "Look for files".',
    },
  },
  'use-differs': {
    ja: { title: 'election.csv の模擬（rehearsal）の値が、この準備と違います。何も取り込んでいません。', next: '本番のファイルは本番の準備に、模擬のファイルは模擬の準備に取り込んでください。' },
    en: { title: 'rehearsal in election.csv is not what this project is for. Nothing was imported.', next: 'Files of a real election go into its project, those of a rehearsal into theirs.' },
  },
  'name-taken': {
    ja: { title: '{name} さんは、もう加わっています。', next: '同じ名前の方は、係の名前などを付けて区別してください。' },
    en: { title: '{name} has joined already.', next: 'If two people have one name, add for example the desk they work at.' },
  },
  'passphrase-short': {
    ja: { title: '合言葉が短すぎます。誰も加わっていません。', next: '12文字以上の、本人だけが覚えている合言葉にしてください。' },
    en: { title: 'The passphrase is too short. Nobody has joined.', next: 'Choose one of 12 characters or more that only this person knows.' },
  },
  // At the seat itself nobody counts holders: the one who typed is meant, the office too.
  'weak-passphrase': {
    ja: { title: '合言葉が短すぎます。受け取っていません。何も作られていません。', next: '12文字以上の、ほかの人の知らない合言葉にして、もう一度「渡す」を押してください。' },
    en: { title: 'The passphrase is too short. It was not taken, and nothing was made.', next: 'Choose one of 12 characters or more that nobody else knows, and press "Give" again.' },
  },
  'same-passphrase': {
    ja: { title: 'この部屋のほかの人と同じ合言葉です。受け取っていません。何も作られていません。', next: '一人ずつ別の合言葉を、ほかの人に見せずに入れて、もう一度「渡す」を押してください。' },
    en: {
      title: 'Somebody else in this room has given this passphrase. It was not taken, and nothing was made.',
      next: 'Each types one of their own, unseen by the others, and presses "Give" again.',
    },
  },
  'passphrase-taken': {
    ja: { title: 'もう加わっている人と同じ合言葉です。誰も加わっていません。', next: '本人だけの、別の合言葉にしてください。一つの合言葉では、二人の承認になりません。' },
    en: {
      title: 'Somebody who has joined has this passphrase. Nobody has joined now.',
      next: 'Choose another one that only this person knows: under one passphrase two approvals are those of one person.',
    },
  },
  'passphrase-wrong': {
    ja: { title: '{name} さんの合言葉が違います。誰も入っていません。', next: 'もう一度入力してください。' },
    en: { title: 'This is not the passphrase of {name}. Nobody is signed in.', next: 'Type it again.' },
  },
  'nobody-signed-in': {
    ja: { title: `誰も入っていません。${KEPT.ja}`, next: '上の欄で名前を選び、合言葉を入れてください。' },
    en: { title: `Nobody is signed in. ${KEPT.en}`, next: 'Choose a name at the top and type the passphrase.' },
  },
  'cell-gone': {
    ja: { title: `その欄は、見ていた間に変わりました。${KEPT.ja}`, next: '今の内容を見て、もう一度直してください。' },
    en: { title: `This cell has changed since it was shown. ${KEPT.en}`, next: 'Look at it as it is now and mend it again.' },
  },
  'value-not-possible': {
    ja: { title: `その内容は書けません。${KEPT.ja}`, next: '文字を確かめて、もう一度入力してください。' },
    en: { title: `This cannot be written. ${KEPT.en}`, next: 'Check its characters and type it again.' },
  },
  'item-changed': {
    ja: { title: '見ていた間に内容が変わりました。承認していません。', next: '今の内容を見てから承認してください。' },
    en: { title: 'It has changed since it was shown. Nothing was approved.', next: 'Look at it as it is now, then approve it.' },
  },
  'approved-by-you': {
    ja: { title: 'あなたはもう承認しています。承認には二人が要ります。', next: 'もう一人の方が入り、見て承認してください。' },
    en: { title: 'You have approved this already. It takes two people.', next: 'Another person signs in, looks and approves.' },
  },
  'not-drawn': {
    ja: { title: '候補者の順序を決めたくじが、まだ記入されていません。', next: 'くじを引いた人と日を記入してから承認してください。' },
    en: { title: 'Who drew the order of the candidates is not entered yet.', next: 'Enter who drew the lot and on which day, then approve.' },
  },
  'drawn-too-early': {
    ja: { title: 'くじの日が、届出の締め切りより前か、今日より後です。何も記録していません。', next: '届出が締め切られた後に引いたくじの日を入れてください。' },
    en: { title: 'The day of the lot is before filing closes, or after today. Nothing was recorded.', next: 'Enter the day on which it was drawn after filing had closed.' },
  },
  'drawn-after-poll': {
    ja: { title: 'くじの日が、選挙期日かその後になっています。何も記録していません。', next: '届出が締め切られた日から、選挙期日の前までの日を入れてください。' },
    en: { title: 'The day of the lot is election day, or after it. Nothing was recorded.', next: 'Enter a day from the close of filing to the eve of the election.' },
  },
  'lot-signed': {
    ja: { title: 'このくじの順の候補者一覧には、もう署名しました。何も記録していません。', next: '記入に誤りがあれば、署名した一覧の控えと作業の記録を添えて、委員会に報告してください。' },
    en: { title: 'The candidate list in the order of this lot is signed already. Nothing was recorded.', next: 'If the entry is wrong, report it to the commission with the print of the record.' },
  },
  'lot-as-before': {
    ja: { title: '記入されているものと同じです。何も記録していません。', next: '直すところがあれば、直してからもう一度押してください。なければ、次へ進みます。' },
    en: { title: 'This is what is entered already. Nothing was recorded.', next: 'Change what is wrong and press again, or go on.' },
  },
  'not-approved': {
    ja: { title: '二人の承認がそろっていません。何も作っていません。', next: '「内容の承認」で、残っている項目を二人が見て承認してください。' },
    en: { title: 'Two people have not approved everything yet. Nothing was made.', next: 'Look at what is left under "Look and approve".' },
  },
  'office-first': {
    ja: { title: '選管の鍵がまだありません。何も作っていません。', next: '先に選管の鍵を作ってください。' },
    en: { title: 'There is no key of the commission yet. Nothing was made.', next: "Make the commission's key first." },
  },
  'package-first': {
    ja: { title: '選挙データにまだ署名していません。', next: '先に鍵を生成し、選挙データに署名してください。' },
    en: { title: 'The package is not signed yet.', next: 'Make the keys and sign the package first.' },
  },
  'package-signed-already': {
    ja: { title: '選挙データはもう署名されています。鍵は二度作りません。', next: '候補者の変更は、候補者一覧への署名で行います。ほかの変更には、新しい準備が要ります。' },
    en: { title: 'The package is signed already. Keys are made once.', next: 'Candidates change by signing the next list. Anything else takes a new project.' },
  },
  'package-too-late': {
    ja: { title: '投票が始まる日です。選挙データには、もう署名できません。', next: '委員会に報告し、紙の投票に切りかえるかを決めてください。' },
    en: { title: 'Voting begins: a package cannot be signed any more.', next: 'Report to the commission, which decides about voting on paper.' },
  },
  'list-first': {
    ja: { title: 'くじの後の候補者一覧に、まだ署名していません。引き渡しは記録していません。', next: 'くじを記入し、候補者一覧を二人が承認して署名してから、もう一度記入してください。' },
    en: { title: 'The candidate list after the lot is not signed yet. The hand-over is not recorded.', next: 'Enter the lot, have two people approve the list, sign it, then enter this again.' },
  },
  'list-too-late': {
    ja: { title: '選挙期日は過ぎました。候補者一覧には、もう署名できません。', next: '開票での扱いを選挙長に聞いてください。' },
    en: { title: 'Election day is over: no list can be signed any more.', next: 'Ask the election chair how it is counted.' },
  },
  'machines-not-all': {
    ja: { title: '鍵を作っていない機械があります。選挙データは作っていません。', next: '表にある機械で鍵を作り、「機械のファイルを取り込む」を押してください。' },
    en: { title: 'Some machines have no keys yet. The package was not made.', next: 'Personalise the machines in the table, then press "Take machine files".' },
  },
  'seats-empty': {
    ja: { title: 'まだ入れていない人がいます。', next: '全員が入れて「渡す」を押してから始めてください。' },
    en: { title: 'Somebody has not typed anything yet.', next: 'Begin when everybody has typed and pressed "Give".' },
  },
  'seats-open': {
    ja: { title: '鍵の作業の席が開いたままです。この操作はしていません。', next: '「鍵と署名」のページで、席の作業を終えるか、「やめる」か「終わる」を押してから、もう一度押してください。' },
    en: { title: 'The seats for work with keys are still open. Nothing was done.', next: 'On the page "Keys and signatures" end that work, or press "Stop" or "Done". Then press again.' },
  },
  'no-machine-files': {
    ja: { title: '{path} に機械のファイルがありません。何も変わっていません。', next: '機械で作った machine-file.json を、USBメモリーの machines フォルダーに入れてください。' },
    en: { title: 'There are no machine files in {path}. Nothing has changed.', next: 'Put the machine-file.json of each machine into the folder machines on the stick.' },
  },
  'machine-key-differs': {
    ja: {
      title: '{machines} の鍵が、署名した選挙データにあるものと違います。これらのファイルは取り込んでいません。署名した鍵はそのままです。',
      next: '鍵を作りなおした機械は、この選挙では使えません。予備の機械を使うか、技術担当が元のフォルダーを控えから戻します。作りなおした覚えがなければ、委員会に報告してください。',
    },
    en: {
      title: 'The keys of {machines} are not those of the signed package. These files were not taken in; what was signed stays.',
      next: 'A machine whose keys were made anew cannot be used in this election: use a spare one, or the technician restores its folder from the kept copy. If nobody made them anew, report it to the commission.',
    },
  },
  'machine-not-ready': {
    ja: { title: 'この機械は、本番の鍵を作れる状態ではありません。何も作っていません。', next: '「手順」のページに、挙がった点と直し方が出ています。技術担当に直してもらい、もう一度始めてください。' },
    en: {
      title: 'This machine is not as it must be for the keys of a real election. Nothing was made.',
      next: 'The page "Steps" names the points and what to do. The technician mends them; then begin again.',
    },
  },
  'share-damaged': {
    ja: { title: '保管者 {index} の持ち分が壊れているか、この選挙のものではありません。', next: 'すぐ委員会に報告してください。必要な人数の持ち分が無事かを、ほかの保管者で確かめます。' },
    en: { title: 'The share of holder {index} is damaged, or of another election.', next: 'Report it at once, and prove the other shares: enough of them must be whole.' },
  },
  'passphrase-not-of-signer': {
    ja: { title: '{name} さんの合言葉が違います。何も署名していません。', next: '本人が、入るときの合言葉を、もう一度入れてください。' },
    en: { title: 'This is not the passphrase of {name}. Nothing was signed.', next: 'That person types it again: the one for signing in.' },
  },
  'share-passphrase': {
    ja: { title: '保管者 {index} の合言葉が違います。', next: '保管者本人が、もう一度入れてください。' },
    en: { title: 'This is not the passphrase of holder {index}.', next: 'The holder types it again.' },
  },
  'key-process-ended': {
    ja: { title: '鍵の作業が途中で終わりました。合言葉は残っていません。', next: 'もう一度初めから行ってください。できたものがあれば、そのまま使われます。' },
    en: { title: 'The work with keys ended before it was done. No passphrase is left.', next: 'Begin it again. What was finished is used as it is.' },
  },
  busy: {
    ja: { title: '前の操作が続いています。', next: '終わるまで待ってください。' },
    en: { title: 'The last act is still under way.', next: 'Wait until it is done.' },
  },
  'internal-fault': {
    ja: { title: 'プログラムの誤りで止まりました。記録されたことは残っています。', next: '起動しなおしてください。続けて起きるときは保守の担当に連絡してください。' },
    en: { title: 'A fault of the program stopped it. What is recorded is kept.', next: 'Start it again. If it happens again, call support.' },
  },
} as const
