/** Refusals on the office's screens: what happened, what is safe, what to do next. */
import { notBuiltWords } from './built.ts'
import { refusal } from './message.ts'

const KEPT_JA = '記録と取り込んだファイルはそのままです。'
const KEPT_EN = 'The record and the imported files are as they were.'

export const officeRoomRefusals = {
  ...notBuiltWords,
  'record-broken': refusal(
    '作業の記録が、書かれたときと違います（{line}行目）。この選挙の準備は開きません。',
    '委員会に報告し、この時点より前の控えからフォルダー全体を戻してください。紙に控えた記録の照合番号と比べます。',
    'The record of the work is not as it was written (line {line}). This project is not opened.',
    'Report it to the commission and restore the whole folder from a copy made before. Compare the check number of the record with the one on paper.',
  ),
  'fixture-only': refusal(
    '時計または乱数が本物ではありません。選挙の準備は開きません。',
    '設定ファイルから時計の項目を消し、起動しなおしてください。',
    'The clock or the randomness is not the real one. No election is prepared so.',
    'Take the clock out of the configuration file and start again.',
  ),
  'practice-only': refusal(
    '練習用の設定で動いています。本番の準備は、始めることも開くこともできません。何も記録していません。',
    '練習なら「模擬（練習）」を選んでください。本番なら、設定ファイルから practice を消して起動しなおしてください。',
    'The program runs to practise. A real election is neither begun nor opened so. Nothing was recorded.',
    'To practise choose a rehearsal. For a real election take practice out of the configuration file and start again.',
  ),
  'software-differs': refusal(
    'このプログラムのファイルが、配布されたものと違います（{path}）。選挙の準備は開きません。記録には触れていません。',
    '委員会に報告し、配布物を入れなおしてから起動してください。',
    'A file of this program is not what was delivered ({path}). No election is prepared with it. The record was not touched.',
    'Report it to the commission, install what was delivered anew, and start again.',
  ),
  'project-not-writable': refusal(
    '選挙のフォルダーに書けません。最後の操作は記録されていません。',
    'ディスクの空きと接続を確かめ、起動しなおしてください。記録されたところから続きます。',
    'The folder of the election cannot be written. The last act is not in the record.',
    'Check the disk, then start again. It goes on from what is recorded.',
  ),
  'project-has-another-writer': refusal(
    'ほかのプログラムが、この選挙の記録に書きました。最後の操作は記録していません。',
    'もう一つの画面を閉じ、起動しなおしてください。記録されたところから続きます。',
    'Another program has written the record of this election. The last act is not in it.',
    'Close the other one and start again. It goes on from what is recorded.',
  ),
  'sources-gone': refusal(
    '{path} のファイルを読めません。何も取り込んでいません。',
    'USBメモリーを挿しなおし、「ファイルを探す」を押してください。',
    'The files in {path} cannot be read. Nothing was imported.',
    'Put the stick in again and press "Look for files".',
  ),
  'sources-not-as-recorded': refusal(
    '取り込んだ {file} が、記録にあるものと違うか、なくなっています。この選挙の準備は開きません。',
    '控えからフォルダー全体を戻してください。',
    'The imported {file} is gone, or not the one in the record. This project is not opened.',
    'Restore the whole folder from the kept copy.',
  ),
  'nothing-to-import': refusal(
    'election.csv のあるフォルダーが見つかりません。',
    '五つのCSVファイルを入れたUSBメモリーを挿し、「ファイルを探す」を押してください。',
    'No folder with an election.csv was found.',
    'Put in the stick with the five CSV files and press "Look for files".',
  ),
  'use-differs': refusal(
    'election.csv の模擬（rehearsal）の値が、この準備と違います。何も取り込んでいません。',
    '本番のファイルは本番の準備に、模擬のファイルは模擬の準備に取り込んでください。',
    'rehearsal in election.csv is not what this project is for. Nothing was imported.',
    'Files of a real election go into its project, those of a rehearsal into theirs.',
  ),
  'name-taken': refusal(
    '{name} さんは、もう加わっています。',
    '同じ名前の方は、係の名前などを付けて区別してください。',
    '{name} has joined already.',
    'If two people have one name, add for example the desk they work at.',
  ),
  'passphrase-short': refusal(
    '合言葉が短すぎます。誰も加わっていません。',
    '12文字以上の、本人だけが覚えている合言葉にしてください。',
    'The passphrase is too short. Nobody has joined.',
    'Choose one of 12 characters or more that only this person knows.',
  ),
  'passphrase-wrong': refusal(
    '{name} さんの合言葉が違います。誰も入っていません。',
    'もう一度入力してください。',
    'This is not the passphrase of {name}. Nobody is signed in.',
    'Type it again.',
  ),
  'nobody-signed-in': refusal(
    `誰も入っていません。${KEPT_JA}`,
    '上の欄で名前を選び、合言葉を入れてください。',
    `Nobody is signed in. ${KEPT_EN}`,
    'Choose a name at the top and type the passphrase.',
  ),
  'cell-gone': refusal(
    `その欄は、見ていた間に変わりました。${KEPT_JA}`,
    '今の内容を見て、もう一度直してください。',
    `This cell has changed since it was shown. ${KEPT_EN}`,
    'Look at it as it is now and mend it again.',
  ),
  'value-not-possible': refusal(
    `その内容は書けません。${KEPT_JA}`,
    '文字を確かめて、もう一度入力してください。',
    `This cannot be written. ${KEPT_EN}`,
    'Check its characters and type it again.',
  ),
  'item-changed': refusal(
    '見ていた間に内容が変わりました。承認していません。',
    '今の内容を見てから承認してください。',
    'It has changed since it was shown. Nothing was approved.',
    'Look at it as it is now, then approve it.',
  ),
  'approved-by-you': refusal(
    'あなたはもう承認しています。承認には二人が要ります。',
    'もう一人の方が入り、見て承認してください。',
    'You have approved this already. It takes two people.',
    'Another person signs in, looks and approves.',
  ),
  'not-drawn': refusal(
    '候補者の順序を決めたくじが、まだ記入されていません。',
    'くじを引いた人と日を記入してから承認してください。',
    'Who drew the order of the candidates is not entered yet.',
    'Enter who drew the lot and on which day, then approve.',
  ),
  'drawn-too-early': refusal(
    'くじの日が、届出の締め切りより前か、今日より後です。何も記録していません。',
    '届出が締め切られた後に引いたくじの日を入れてください。',
    'The day of the lot is before filing closes, or after today. Nothing was recorded.',
    'Enter the day on which it was drawn after filing had closed.',
  ),
  'drawn-after-poll': refusal(
    'くじの日が、選挙期日かその後になっています。何も記録していません。',
    '届出が締め切られた日から、選挙期日の前までの日を入れてください。',
    'The day of the lot is election day, or after it. Nothing was recorded.',
    'Enter a day from the close of filing to the eve of the election.',
  ),
  'lot-signed': refusal(
    'このくじの順の候補者一覧には、もう署名しました。何も記録していません。',
    '記入に誤りがあれば、署名した一覧の控えと作業の記録を添えて、委員会に報告してください。',
    'The candidate list in the order of this lot is signed already. Nothing was recorded.',
    'If the entry is wrong, report it to the commission with the print of the record.',
  ),
  'lot-as-before': refusal(
    '記入されているものと同じです。何も記録していません。',
    '直すところがあれば、直してからもう一度押してください。なければ、次へ進みます。',
    'This is what is entered already. Nothing was recorded.',
    'Change what is wrong and press again, or go on.',
  ),
  'not-approved': refusal(
    '二人の承認がそろっていません。何も作っていません。',
    '「内容の承認」で、残っている項目を二人が見て承認してください。',
    'Two people have not approved everything yet. Nothing was made.',
    'Look at what is left under "Look and approve".',
  ),
  'office-first': refusal(
    '選管の鍵がまだありません。何も作っていません。',
    '先に選管の鍵を作ってください。',
    'There is no key of the commission yet. Nothing was made.',
    "Make the commission's key first.",
  ),
  'package-first': refusal(
    '選挙データにまだ署名していません。',
    '先に鍵を生成し、選挙データに署名してください。',
    'The package is not signed yet.',
    'Make the keys and sign the package first.',
  ),
  'package-signed-already': refusal(
    '選挙データはもう署名されています。鍵は二度作りません。',
    '候補者の変更は、候補者一覧への署名で行います。ほかの変更には、新しい準備が要ります。',
    'The package is signed already. Keys are made once.',
    'Candidates change by signing the next list. Anything else takes a new project.',
  ),
  'package-too-late': refusal(
    '投票が始まる日です。選挙データには、もう署名できません。',
    '委員会に報告し、紙の投票に切りかえるかを決めてください。',
    'Voting begins: a package cannot be signed any more.',
    'Report to the commission, which decides about voting on paper.',
  ),
  'list-first': refusal(
    'くじの後の候補者一覧に、まだ署名していません。引き渡しは記録していません。',
    'くじを記入し、候補者一覧を二人が承認して署名してから、もう一度記入してください。',
    'The candidate list after the lot is not signed yet. The hand-over is not recorded.',
    'Enter the lot, have two people approve the list, sign it, then enter this again.',
  ),
  'list-too-late': refusal(
    '選挙期日は過ぎました。候補者一覧には、もう署名できません。',
    '開票での扱いを選挙長に聞いてください。',
    'Election day is over: no list can be signed any more.',
    'Ask the election chair how it is counted.',
  ),
  'machines-not-all': refusal(
    '鍵を作っていない機械があります。選挙データは作っていません。',
    '表にある機械で鍵を作り、「機械のファイルを取り込む」を押してください。',
    'Some machines have no keys yet. The package was not made.',
    'Personalise the machines in the table, then press "Take machine files".',
  ),
  'seats-empty': refusal(
    'まだ入れていない人がいます。',
    '全員が入れて「渡す」を押してから始めてください。',
    'Somebody has not typed anything yet.',
    'Begin when everybody has typed and pressed "Give".',
  ),
  'no-machine-files': refusal(
    '{path} に機械のファイルがありません。何も変わっていません。',
    '機械で作った machine-file.json を、USBメモリーの machines フォルダーに入れてください。',
    'There are no machine files in {path}. Nothing has changed.',
    'Put the machine-file.json of each machine into the folder machines on the stick.',
  ),
  'machine-not-ready': refusal(
    'この機械は、本番の鍵を作れる状態ではありません。何も作っていません。',
    'ippyo inspect machine を実行し、挙がった点を直してください。',
    'This machine is not as it must be for the keys of a real election. Nothing was made.',
    'Run ippyo inspect machine and mend what it names.',
  ),
  'share-damaged': refusal(
    '保管者 {index} の持ち分が壊れているか、この選挙のものではありません。',
    'すぐ委員会に報告してください。必要な人数の持ち分が無事かを、ほかの保管者で確かめます。',
    'The share of holder {index} is damaged, or of another election.',
    'Report it at once, and prove the other shares: enough of them must be whole.',
  ),
  'share-passphrase': refusal(
    '保管者 {index} の合言葉が違います。',
    '保管者本人が、もう一度入れてください。',
    'This is not the passphrase of holder {index}.',
    'The holder types it again.',
  ),
  'key-process-ended': refusal(
    '鍵の作業が途中で終わりました。合言葉は残っていません。',
    'もう一度初めから行ってください。できたものがあれば、そのまま使われます。',
    'The work with keys ended before it was done. No passphrase is left.',
    'Begin it again. What was finished is used as it is.',
  ),
  busy: refusal(
    '前の操作が続いています。',
    '終わるまで待ってください。',
    'The last act is still under way.',
    'Wait until it is done.',
  ),
  'internal-fault': refusal(
    'プログラムの誤りで止まりました。記録されたことは残っています。',
    '起動しなおしてください。続けて起きるときは保守の担当に連絡してください。',
    'A fault of the program stopped it. What is recorded is kept.',
    'Start it again. If it happens again, call support.',
  ),
} as const
