/** Words for every problem that the import of CSV files finds. `{value}`: what stands in the cell, `{allowed}`: the rule. */
import type { ErrorCode, WarningCode } from '#election/definition/import/problem.ts'
import { importAskedWords, importReadWords } from './import-read.ts'
import { type RefusalCatalogue, refusal } from './message.ts'

/** Nothing is imported from a set with an error; each text says the mend, the table around it file, line and column. */
const importErrors = {
  'missing-file': refusal(
    'ファイルがありません。',
    '{allowed} をフォルダーに入れて、もう一度取り込んでください。',
    'The file is missing.',
    'Put {allowed} into the folder and import again.',
  ),
  'file-too-large': refusal(
    'ファイルが大きすぎます（{value}）。',
    '許される大きさは {allowed} です。正しいファイルか確かめてください。',
    'The file is too large ({value}).',
    'Allowed: {allowed}. Check that it is the right file.',
  ),
  'empty-file': refusal(
    'ファイルが空です。',
    '見出しの行（{allowed}）から始めてください。',
    'The file is empty.',
    'Begin it with the header line: {allowed}.',
  ),
  'no-rows': refusal(
    '見出しの行だけで、データがありません。',
    'データの行を加えてください（{allowed}）。',
    'There is a header line and no data.',
    'Add the rows of data ({allowed}).',
  ),
  'missing-column': refusal(
    '必要な列がありません。',
    '見出しに列を加えてください。使える列：{allowed}',
    'A required column is missing.',
    'Add it to the header line. Columns: {allowed}',
  ),
  'unknown-column': refusal(
    '知らない列です：{value}',
    'つづりを確かめるか、列を消してください。使える列：{allowed}',
    'Unknown column: {value}',
    'Check its spelling or remove it. Columns: {allowed}',
  ),
  'duplicate-column': refusal(
    '同じ列が二つあります：{value}',
    '一つだけ残してください（{allowed}）。',
    'The column stands twice: {value}',
    'Keep one of them ({allowed}).',
  ),
  'wrong-cell-count': refusal(
    'この行の列の数が見出しと合いません（{value}）。',
    '見出しと同じ数にしてください（{allowed}）。カンマを含む内容は " で囲みます。',
    'The row has {value}, not as many as the header.',
    'It needs {allowed}. Put " around a cell that holds a comma.',
  ),
  'unclosed-quote': refusal(
    '引用符 " が閉じていません：{value}',
    '閉じる " を加えてください（{allowed}）。',
    'A quote " is never closed: {value}',
    'Add the closing " ({allowed}).',
  ),
  'stray-quote': refusal(
    '引用符 " の位置が正しくありません：{value}',
    '内容全体を " で囲み、中の " は二つ重ねてください（{allowed}）。',

    'A quote " stands in the wrong place: {value}',
    'Put " around the whole cell and double the one inside ({allowed}).',
  ),
  'missing-key': refusal(
    '必要な項目がありません：{allowed}',
    'election.csv に {allowed} の行を加えてください。',
    'A required key is missing: {allowed}',
    'Add a row {allowed} to election.csv.',
  ),
  'unknown-key': refusal(
    '知らない項目です：{value}',
    'つづりを確かめてください。使える項目：{allowed}',
    'Unknown key: {value}',
    'Check its spelling. Keys: {allowed}',
  ),
  'duplicate-key': refusal(
    '同じ項目が二度あります：{value}',
    '一つだけ残してください（{allowed}）。',
    'The key stands twice: {value}',
    'Keep one of them ({allowed}).',
  ),
  'too-many-problems': refusal(
    '誤りは全部で{value}件あります。多いため、残りは表示していません（{allowed}）。',
    'ファイルと文字コードが正しいか確かめ、直してからもう一度取り込んでください。',

    '{value} problems in all, more than are shown ({allowed}).',
    'Check that it is the right file and encoding, mend what is shown and import again.',
  ),
  undecodable: refusal(
    '文字として読めないバイトがあります：{value}',
    '{allowed} で保存しなおしてください。',
    'Bytes that are no character: {value}',
    'Save the file again as {allowed}.',
  ),
  'replacement-character': refusal(
    '文字化けした文字（U+FFFD）があります：{value}',
    '元の名簿・届出の文字に直してください（{allowed}）。',
    'A character was lost before (U+FFFD): {value}',
    'Put back the character of the register ({allowed}).',
  ),
  'lost-character': refusal(
    '「?」があります：{value}。保存したときに文字が失われた印です。何も取り込んでいません。',
    '元の名簿・届出の文字に直し、UTF-8で保存してください（{allowed}）。',

    'There is a "?": {value}. It is the mark of a character lost on saving. Nothing was imported.',
    'Put back the character of the register and save the file as UTF-8 ({allowed}).',
  ),
  'private-use-character': refusal(
    '外字（私用領域の文字）があります：{value}',
    '同じ字の Unicode の文字または異体字シーケンスに置きかえてください（{allowed}）。',

    'A private-use character (gaiji): {value}',
    'Use the Unicode character or variation sequence of the same shape ({allowed}).',
  ),
  'control-character': refusal(
    '改行などの制御文字があります：{value}',
    'その文字を消してください（{allowed}）。',
    'A control character, such as a line break: {value}',
    'Remove it ({allowed}).',
  ),
  'direction-character': refusal(
    '文字の向きを変える見えない文字があります：{value}',
    'その文字を消してください（{allowed}）。',
    'An invisible character that turns the direction of text: {value}',
    'Remove it ({allowed}).',
  ),
  'invisible-character': refusal(
    '見えない文字があります：{value}',
    'その文字を消してください（{allowed}）。',
    'An invisible character: {value}',
    'Remove it ({allowed}).',
  ),
  'unassigned-character': refusal(
    'Unicode にない文字があります：{value}',
    '正しい文字に直してください（{allowed}）。',
    'A code that is no character of Unicode: {value}',
    'Put the right character ({allowed}).',
  ),
  'lone-surrogate': refusal(
    '文字の半分だけが残っています：{value}',
    '正しい文字に直してください（{allowed}）。',
    'Half of a character: {value}',
    'Put the right character ({allowed}).',
  ),
  'lone-variation-selector': refusal(
    '異体字セレクタの前に漢字がありません：{value}',
    '漢字のすぐ後に置くか、消してください（{allowed}）。',

    'A variation selector without a kanji before it: {value}',
    'Put it right after its kanji or remove it ({allowed}).',
  ),
  'character-not-drawable': refusal(
    '表示できる書体のない文字があります：{value}',
    '本人と確かめ、表示できる字体か通称に直してください（{allowed}）。',

    'No shipped font draws a character of this: {value}',
    'Agree with the person on a form that can be shown ({allowed}).',
  ),
  'empty-cell': refusal(
    '空欄です。',
    '記入してください。許される内容：{allowed}',
    'The cell is empty.',
    'Fill it in. Allowed: {allowed}',
  ),
  'too-long': refusal('長すぎます：{value}', '{allowed} に収めてください。', 'Too long: {value}', 'Keep to {allowed}.'),
  'not-an-id': refusal(
    '使えない文字のある番号・記号です：{value}',
    '半角の {allowed} だけを使ってください。',
    'Not usable as an id: {value}',
    'Use only {allowed}.',
  ),
  'not-a-number': refusal(
    '数字ではありません：{value}',
    '半角数字で、前に 0 をつけずに書いてください（{allowed}）。',
    'Not a number: {value}',
    'Write plain digits without leading zeros ({allowed}).',
  ),
  'number-out-of-range': refusal(
    '数が範囲の外です：{value}',
    '{allowed} の数にしてください。',
    'The number is out of range: {value}',
    'Use {allowed}.',
  ),
  'not-a-date': refusal(
    '日付の書き方が違います：{value}',
    '{allowed} の形（西暦・半角）で書いてください。',
    'Not written as a date: {value}',
    'Write {allowed}.',
  ),
  'date-does-not-exist': refusal(
    'この日付は存在しません：{value}',
    '正しい日付を {allowed} の形で書いてください。',
    'This date does not exist: {value}',
    'Write a real date as {allowed}.',
  ),
  'not-a-time': refusal(
    '時刻の書き方が違います：{value}',
    '{allowed} の形（24時間・半角）で書いてください。',
    'Not written as a time: {value}',
    'Write {allowed}, 24 hours.',
  ),
  'not-in-list': refusal(
    '使えない内容です：{value}',
    '次のどれかにしてください：{allowed}',
    'Not one of the allowed words: {value}',
    'Use one of: {allowed}',
  ),
  'wrong-check-digit': refusal(
    '団体コードの検査数字が合いません：{value}',
    '番号を確かめてください。この団体なら {allowed} です。',

    'The check digit of the municipality code is wrong: {value}',
    'Check the code. For these five digits it is {allowed}.',
  ),
  'missing-kana': refusal(
    'よみがながありません。',
    'ひらがなかカタカナで記入してください（{allowed}）。',
    'The kana is missing.',
    'Fill it in with hiragana or katakana ({allowed}).',
  ),
  'not-kana': refusal(
    'かな以外の文字があります：{value}',
    'ひらがなかカタカナだけで書いてください（{allowed}）。',
    'Not only kana: {value}',
    'Use only hiragana or katakana ({allowed}).',
  ),
  'duplicate-value': refusal(
    '同じものがすでにあります：{value}',
    '重なりを直してください（{allowed}）。',
    'It stands here already: {value}',
    'Mend the repetition ({allowed}).',
  ),
  'closes-before-opens': refusal(
    '閉じる時刻が開く時刻より後になっていません：{value}',
    '時刻を直してください（{allowed}）。',
    'Closing is not after opening: {value}',
    'Mend the times ({allowed}).',
  ),
  'date-after-election': refusal(
    '選挙期日より後の日付です：{value}',
    '{allowed} の日付にしてください。',
    'The date is after election day: {value}',
    'Use a date of {allowed}.',
  ),
  'implausible-date': refusal(
    'ありえない日付です：{value}',
    '名簿の原本と確かめてください（{allowed}）。',
    'The date cannot be right: {value}',
    'Check it against the register ({allowed}).',
  ),
  'threshold-above-holders': refusal(
    '必要な人数が鍵の持ち主の人数より多くなっています：{value}',
    '{allowed} にしてください。',
    'More shares are needed than there are holders: {value}',
    'Use {allowed}.',
  ),
  'too-many-contests': refusal(
    '選挙の数が多すぎます：{value}',
    '{allowed} までです。別の選挙として準備してください。',
    'Too many contests: {value}',
    'Allowed: {allowed}. Prepare the rest as another election.',
  ),
  'head-has-one-seat': refusal(
    '長の選挙の定数は一人です：{value}',
    '{allowed} にするか、種類を council にしてください。',
    'A head is one person: {value}',
    'Write {allowed}, or the kind council.',
  ),
  'contest-without-candidates': refusal(
    '候補者のいない選挙です：{value}',
    '候補者を加えるか、選挙の行を消してください（{allowed}）。',
    'The contest has no candidates: {value}',
    'Add them or remove the contest ({allowed}).',
  ),
  'too-many-pairs': refusal(
    '一つの投票所の機械が多すぎます：{value}',
    '{allowed} にしてください。投票所を分けることもできます。',
    'Too many machines for one station: {value}',
    'Keep to {allowed}, or divide the station.',
  ),
  'no-designated-station': refusal(
    '指定投票区の投票所がありません。',
    'designated を一か所だけ yes にしてください（{allowed}）。',
    'No station is the designated one.',
    'Write yes at exactly one station ({allowed}).',
  ),
  'second-designated-station': refusal(
    '指定投票区の投票所が二つ以上あります：{value}',
    'yes は一か所だけにしてください（{allowed}）。',
    'More than one station is designated: {value}',
    'Write yes at exactly one station ({allowed}).',
  ),
  'early-voting-without-dates': refusal(
    '期日前投票所の日付がありません。',
    '期日前投票の日を記入してください（{allowed}）。',
    'An early-voting station without dates.',
    'Fill in the days of early voting ({allowed}).',
  ),
  'early-voting-on-election-day': refusal(
    '期日前投票所の日付に選挙期日があります：{value}',
    '選挙期日より前の日だけにしてください（{allowed}）。同じ人が二か所で投票できてしまいます。',
    'An early-voting station is open on election day: {value}',
    'Write days before it alone ({allowed}): one person could vote at two stations.',
  ),
  'second-early-voting-station': refusal(
    '同じ有権者の期日前投票所が二つ以上あります：{value}',
    '選挙区ごとに一か所にしてください（{allowed}）。発券機は互いにつながっていないので、二か所で投票できてしまいます。',
    'Two early-voting stations serve the same voters: {value}',
    'Have one a district ({allowed}): the issuers are not connected, and one person could vote at both.',
  ),
  'station-without-contest': refusal(
    'この投票所で投票できる選挙がありません。',
    '選挙区を記入してください：{allowed}',
    'Nobody could vote on anything at this station.',
    'Fill in its district: {allowed}',
  ),
  'unknown-contest': refusal(
    '知らない選挙です：{value}',
    'contests.csv にあるものを書いてください：{allowed}',
    'Unknown contest: {value}',
    'Use one of contests.csv: {allowed}',
  ),
  'unknown-station': refusal(
    '知らない投票所です：{value}',
    'stations.csv にあるものを書いてください：{allowed}',
    'Unknown station: {value}',
    'Use one of stations.csv: {allowed}',
  ),
  'unknown-district': refusal(
    '相手のファイルにない選挙区です：{value}',
    'contests.csv と stations.csv の選挙区をそろえてください：{allowed}',
    'The other file has no such district: {value}',
    'Make contests.csv and stations.csv agree: {allowed}',
  ),
  'unknown-candidate': refusal(
    'この選挙にない候補者番号です：{value}',
    '次のどれかにしてください：{allowed}',
    'No such candidate number in this contest: {value}',
    'Use one of: {allowed}',
  ),
  'missing-choice': refusal(
    'この選挙の欄が空です。',
    '次のどれかを書いてください：{allowed}',
    'The cell of this contest is empty.',
    'Use one of: {allowed}',
  ),
  'choice-for-uncontested': refusal(
    '無投票の選挙に票があります：{value}',
    'この欄を空にしてください（{allowed}）。',
    'A vote in an uncontested contest: {value}',
    'Leave the cell empty ({allowed}).',
  ),
  'choice-outside-district': refusal(
    'この人の選挙区ではない選挙に票があります：{value}',
    'この欄を空にしてください（{allowed}）。',
    'A vote in a contest of another district: {value}',
    'Leave the cell empty ({allowed}).',
  ),
  'unknown-roll-number': refusal(
    'この名簿番号は、どの投票所の名簿にもありません。',
    '番号を確かめてください。新しく登録する人は、cause を supplementary または court とし、氏名などの列も記入します。',
    'No roll has this roll number.',
    'Check the number. Who is entered anew has the cause supplementary or court, and the columns of the person.',
  ),
  'too-many-added': refusal(
    'この投票所に追加できる人数を超えています。',
    '追加できるのは一つの投票所に {allowed} 人です。残りの人の投票の方法は選管で決めてください。',
    'More people are added to this station than have a place there.',
    'One station takes {allowed} added people. The commission decides how the others vote.',
  ),
  ...importAskedWords,
} as const satisfies RefusalCatalogue<ErrorCode>

const importWarnings = {
  'number-gap': refusal(
    '候補者番号が飛んでいます：{value}',
    '抜けた行がないか確かめてください（{allowed}）。辞退などによるものならこのままで使えます。',

    'A gap before candidate number {value}',
    'Check that no line was lost ({allowed}). After a withdrawal it is right as it is.',
  ),
  'outside-cp932': refusal(
    'CP932 にない文字があります：{value}',
    'このシステムでは使えます。ほかのシステムに渡すときは文字を確かめてください（{allowed}）。',
    'A character that CP932 lacks: {value}',
    'It works here. Check it where lists go to other systems ({allowed}).',
  ),
  'odd-character-in-name': refusal(
    '名前に、ふつう使わない文字があります：{value}',
    '届出の字と見くらべてください（{allowed}）。番号や、形のよく似た外国の文字、半角のカナが混ざっていませんか。正しければこのままで使えます。',

    'A name has a character that names seldom have: {value}',
    'Compare it with the filed papers ({allowed}): a number, a foreign letter that looks the same, half-width kana? If right, leave it.',
  ),
  'contest-uncontested': refusal(
    '候補者が定数を超えません（無投票）。定数：{value}',
    '候補者の行が抜けていないか確かめてください（{allowed}）。正しければ、この選挙の投票は行われません。',

    'No more candidates than seats ({value}): there is no poll.',
    'Check that no line was lost ({allowed}). If right, nobody votes in this contest.',
  ),
  'look-alike-name': refusal(
    'よく似た別の字の名前があります：{value}',
    '届出の字と見くらべてください（{allowed}）。正しければこのままで使えます。',

    'Another name looks almost the same: {value}',
    'Compare both with the filed papers ({allowed}). If right, leave them.',
  ),
  'namesake-of-same-party': refusal(
    '党派も同じ同姓同名の候補者です：{value}',
    '行が重なっていないか確かめ、見分けられる通称などを検討してください（{allowed}）。',
    'A namesake with the same party: {value}',
    'Check for a repeated line, or have them told apart ({allowed}).',
  ),
  'formula-cell': refusal(
    '表計算ソフトが式として動かすおそれのある内容です：{value}',
    '先頭の文字を確かめてください（{allowed}）。正しければこのままで使えます。',
    'A spreadsheet may run this as a formula: {value}',
    'Check its first character ({allowed}). If right, leave it.',
  ),
  'party-without-kana': refusal(
    '党派のよみがながありません。',
    '投票機の画面で党派の上に出し、音声でも読みます。記入してください（{allowed}）。',
    'The kana of the party is missing.',
    'It is drawn above the party for voters, and spoken; fill it in ({allowed}).',
  ),
  'title-without-kana': refusal(
    '選挙の名称のよみがながありません。',
    '投票機の画面で漢字の上に出し、音声でも読みます。記入してください（{allowed}）。',
    'The kana of the title is missing.',
    'It is drawn above the kanji for voters, and spoken; fill it in ({allowed}).',
  ),
  'station-without-voters': refusal(
    '名簿に一人もいない投票所です：{value}',
    'roll.csv に投票所の行が抜けていないか確かめてください（{allowed}）。',
    'No voter of the roll belongs to this station: {value}',
    'Check that roll.csv is complete ({allowed}).',
  ),
  'too-many-warnings': refusal(
    '注意は全部で{value}件あります。多いため、残りは表示していません（{allowed}）。',
    'ファイルが正しいか確かめてください。取り込みはできます。',
    '{value} warnings in all, more than are shown ({allowed}).',
    'Check that it is the right file. It can be imported.',
  ),
  ...importReadWords,
} as const satisfies RefusalCatalogue<WarningCode>

/** By code: what is wrong (`title`), what is allowed and what to do (`next`). */
export const importMessages = { ...importErrors, ...importWarnings } as const satisfies RefusalCatalogue<
  ErrorCode | WarningCode
>
