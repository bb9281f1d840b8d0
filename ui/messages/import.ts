/** Words for every problem that the import of CSV files finds. `{value}`: what stands in the cell, `{allowed}`: the rule. */
import type { ErrorCode, WarningCode } from '#election/definition/import/problem.ts'
import { importAskedWords, importReadWords } from './import-read.ts'
import type { RefusalCatalogue } from './message.ts'

/** Nothing is imported from a set with an error; each text says the mend, the table around it file, line and column. */
const importErrors = {
  'missing-file': {
    ja: { title: 'ファイルがありません。', next: '{allowed} をフォルダーに入れて、もう一度取り込んでください。' },
    en: { title: 'The file is missing.', next: 'Put {allowed} into the folder and import again.' },
  },
  'file-too-large': {
    ja: { title: 'ファイルが大きすぎます（{value}）。', next: '許される大きさは {allowed} です。正しいファイルか確かめてください。' },
    en: { title: 'The file is too large ({value}).', next: 'Allowed: {allowed}. Check that it is the right file.' },
  },
  'is-a-workbook': {
    ja: {
      title: '表計算ソフトのブック（xlsx、xls など）です。CSVではありません。',
      next: '表計算ソフトで開き、CSV（{allowed}、コンマ区切り）として保存しなおしてください。名前の終わりを .csv に変えるだけでは読めません。',
    },
    en: {
      title: 'This is a workbook of a spreadsheet (xlsx, xls), not a CSV file.',
      next: 'Open it in the spreadsheet and save it as CSV ({allowed}, with commas). Another name for the file is not enough.',
    },
  },
  'is-utf-16': {
    ja: { title: 'UTF-16（Excelの「Unicode テキスト」など）のファイルです。', next: '{allowed} の CSV（コンマ区切り）で保存しなおしてください。' },
    en: { title: 'The file is in UTF-16, which a spreadsheet calls Unicode text.', next: 'Save it again as CSV in {allowed}, with commas.' },
  },
  'is-euc-jp': {
    ja: { title: 'EUC-JP の文字コードのファイルです。', next: '{allowed} のどちらかで、書き出しなおすか保存しなおしてください。' },
    en: { title: 'The file is in EUC-JP.', next: 'Have it written or saved again in {allowed}.' },
  },
  'other-separator': {
    ja: {
      title: '列の区切りが「{allowed}」ではなく「{value}」です。',
      next: 'CSV（コンマ区切り）で保存しなおしてください。システムが書き出した名簿と異動は、読み方の表の 区切り の行を合わせれば、そのまま読めます。',
    },
    en: {
      title: 'The columns are divided by {value}, not by {allowed}.',
      next: 'Save it as CSV, with commas. An extract of a roll or of its changes is read as it is when the row separator of its profile says so.',
    },
  },
  'empty-file': {
    ja: { title: 'ファイルが空です。', next: '見出しの行（{allowed}）から始めてください。' },
    en: { title: 'The file is empty.', next: 'Begin it with the header line: {allowed}.' },
  },
  'no-rows': {
    ja: { title: '見出しの行だけで、データがありません。', next: 'データの行を加えてください（{allowed}）。' },
    en: { title: 'There is a header line and no data.', next: 'Add the rows of data ({allowed}).' },
  },
  'missing-column': {
    ja: { title: '必要な列がありません。', next: '見出しに列を加えてください。使える列：{allowed}' },
    en: { title: 'A required column is missing.', next: 'Add it to the header line. Columns: {allowed}' },
  },
  'unknown-column': {
    ja: { title: '知らない列です：{value}', next: 'つづりを確かめるか、列を消してください。使える列：{allowed}' },
    en: { title: 'Unknown column: {value}', next: 'Check its spelling or remove it. Columns: {allowed}' },
  },
  'duplicate-column': {
    ja: { title: '同じ列が二つあります：{value}', next: '一つだけ残してください（{allowed}）。' },
    en: { title: 'The column stands twice: {value}', next: 'Keep one of them ({allowed}).' },
  },
  'wrong-cell-count': {
    ja: { title: 'この行の列の数が見出しと合いません（{value}）。', next: '見出しと同じ数にしてください（{allowed}）。カンマを含む内容は " で囲みます。' },
    en: { title: 'The row has {value}, not as many as the header.', next: 'It needs {allowed}. Put " around a cell that holds a comma.' },
  },
  'unclosed-quote': {
    ja: { title: '引用符 " が閉じていません：{value}', next: '閉じる " を加えてください（{allowed}）。' },
    en: { title: 'A quote " is never closed: {value}', next: 'Add the closing " ({allowed}).' },
  },
  'stray-quote': {
    ja: { title: '引用符 " の位置が正しくありません：{value}', next: '内容全体を " で囲み、中の " は二つ重ねてください（{allowed}）。' },
    en: { title: 'A quote " stands in the wrong place: {value}', next: 'Put " around the whole cell and double the one inside ({allowed}).' },
  },
  'not-fixed-width': {
    ja: {
      title: 'この行は、読み方の表の 固定長 の幅で分けられません：{value}',
      next: '幅（半角1、全角2）を確かめて表を直すか、ファイルを書き出しなおしてください（{allowed}）。行の終わりの空白が消えていないかも確かめてください。',
    },
    en: {
      title: 'The line cannot be divided by the widths of the profile: {value}',
      next: 'Check the widths (half width 1, full width 2) or have the extract made again ({allowed}). Spaces at the end of lines may have been lost.',
    },
  },
  'not-the-declared-line': {
    ja: {
      title: '読み方の表の 前の行・後の行 と違う行です：{value}',
      next: '{allowed} で始まる行があるはずの所です。有権者の行を読み飛ばさないよう、何も取り込んでいません。ファイルか、読み方の表を直してください。',
    },
    en: {
      title: 'Not the line that the profile declares before or after the rows: {value}',
      next: 'A line that begins with {allowed} was to be here. Nothing was imported, so that no voter is passed over. Correct the file or its profile.',
    },
  },
  'missing-key': {
    ja: { title: '必要な項目がありません：{allowed}', next: 'election.csv に {allowed} の行を加えてください。' },
    en: { title: 'A required key is missing: {allowed}', next: 'Add a row {allowed} to election.csv.' },
  },
  'unknown-key': {
    ja: { title: '知らない項目です：{value}', next: 'つづりを確かめてください。使える項目：{allowed}' },
    en: { title: 'Unknown key: {value}', next: 'Check its spelling. Keys: {allowed}' },
  },
  'duplicate-key': {
    ja: { title: '同じ項目が二度あります：{value}', next: '一つだけ残してください（{allowed}）。' },
    en: { title: 'The key stands twice: {value}', next: 'Keep one of them ({allowed}).' },
  },
  'too-many-problems': {
    ja: { title: '誤りは全部で{value}件あります。多いため、残りは表示していません（{allowed}）。', next: 'ファイルと文字コードが正しいか確かめ、直してからもう一度取り込んでください。' },
    en: { title: '{value} problems in all, more than are shown ({allowed}).', next: 'Check that it is the right file and encoding, mend what is shown and import again.' },
  },
  undecodable: {
    ja: { title: '文字として読めないバイトがあります：{value}', next: '{allowed} で保存しなおしてください。' },
    en: { title: 'Bytes that are no character: {value}', next: 'Save the file again as {allowed}.' },
  },
  'replacement-character': {
    ja: { title: '文字化けした文字（U+FFFD）があります：{value}', next: '元の名簿・届出の文字に直してください（{allowed}）。' },
    en: { title: 'A character was lost before (U+FFFD): {value}', next: 'Put back the character of the register ({allowed}).' },
  },
  'lost-character': {
    ja: { title: '「?」があります：{value}。保存したときに文字が失われた印です。何も取り込んでいません。', next: '元の名簿・届出の文字に直し、UTF-8で保存してください（{allowed}）。' },
    en: {
      title: 'There is a "?": {value}. It is the mark of a character lost on saving. Nothing was imported.',
      next: 'Put back the character of the register and save the file as UTF-8 ({allowed}).',
    },
  },
  'private-use-character': {
    ja: { title: '外字（私用領域の文字）があります：{value}', next: '同じ字の Unicode の文字または異体字シーケンスに置きかえてください（{allowed}）。' },
    en: { title: 'A private-use character (gaiji): {value}', next: 'Use the Unicode character or variation sequence of the same shape ({allowed}).' },
  },
  'control-character': {
    ja: { title: '改行などの制御文字があります：{value}', next: 'その文字を消してください（{allowed}）。' },
    en: { title: 'A control character, such as a line break: {value}', next: 'Remove it ({allowed}).' },
  },
  'direction-character': {
    ja: { title: '文字の向きを変える見えない文字があります：{value}', next: 'その文字を消してください（{allowed}）。' },
    en: { title: 'An invisible character that turns the direction of text: {value}', next: 'Remove it ({allowed}).' },
  },
  'invisible-character': {
    ja: { title: '見えない文字があります：{value}', next: 'その文字を消してください（{allowed}）。' },
    en: { title: 'An invisible character: {value}', next: 'Remove it ({allowed}).' },
  },
  'unassigned-character': {
    ja: { title: 'Unicode にない文字があります：{value}', next: '正しい文字に直してください（{allowed}）。' },
    en: { title: 'A code that is no character of Unicode: {value}', next: 'Put the right character ({allowed}).' },
  },
  'lone-surrogate': {
    ja: { title: '文字の半分だけが残っています：{value}', next: '正しい文字に直してください（{allowed}）。' },
    en: { title: 'Half of a character: {value}', next: 'Put the right character ({allowed}).' },
  },
  'lone-variation-selector': {
    ja: { title: '異体字セレクタの前に漢字がありません：{value}', next: '漢字のすぐ後に置くか、消してください（{allowed}）。' },
    en: { title: 'A variation selector without a kanji before it: {value}', next: 'Put it right after its kanji or remove it ({allowed}).' },
  },
  'character-not-drawable': {
    ja: { title: '表示できる書体のない文字があります：{value}', next: '本人と確かめ、表示できる字体か通称に直してください（{allowed}）。' },
    en: { title: 'No shipped font draws a character of this: {value}', next: 'Agree with the person on a form that can be shown ({allowed}).' },
  },
  'empty-cell': {
    ja: { title: '空欄です。', next: '記入してください。許される内容：{allowed}' },
    en: { title: 'The cell is empty.', next: 'Fill it in. Allowed: {allowed}' },
  },
  'too-long': {
    ja: { title: '長すぎます：{value}', next: '{allowed} に収めてください。' },
    en: { title: 'Too long: {value}', next: 'Keep to {allowed}.' },
  },
  'not-an-id': {
    ja: { title: '使えない文字のある番号・記号です：{value}', next: '半角の {allowed} だけを使ってください。' },
    en: { title: 'Not usable as an id: {value}', next: 'Use only {allowed}.' },
  },
  'made-a-day': {
    ja: {
      title: '番号が、表計算ソフトで日付に変わったようです：{value}',
      next: '1-2 のような番号を表計算ソフトで開くと、1月2日になり、元の番号は戻りません。書き出したままのファイルを使うか、その列を文字列として開いて保存しなおしてください（{allowed}）。',
    },
    en: {
      title: 'A spreadsheet seems to have made a day of this number: {value}',
      next: 'It turns 1-2 into 2 January, and nobody can turn it back. Take the file as its system wrote it, or open that column as text ({allowed}).',
    },
  },
  'made-a-power': {
    ja: {
      title: '番号が、表計算ソフトで指数に変わり、けたが失われています：{value}',
      next: '書き出したままのファイルを使うか、その列を文字列として開いて保存しなおしてください（{allowed}）。',
    },
    en: {
      title: 'A spreadsheet has rounded this number to a power of ten: {value}',
      next: 'Its digits are lost. Take the file as its system wrote it, or open that column as text ({allowed}).',
    },
  },
  'not-a-number': {
    ja: { title: '数字ではありません：{value}', next: '半角数字で、前に 0 をつけずに書いてください（{allowed}）。' },
    en: { title: 'Not a number: {value}', next: 'Write plain digits without leading zeros ({allowed}).' },
  },
  'number-out-of-range': {
    ja: { title: '数が範囲の外です：{value}', next: '{allowed} の数にしてください。' },
    en: { title: 'The number is out of range: {value}', next: 'Use {allowed}.' },
  },
  'not-a-date': {
    ja: { title: '日付の書き方が違います：{value}', next: '{allowed} の形（西暦・半角）で書いてください。' },
    en: { title: 'Not written as a date: {value}', next: 'Write {allowed}.' },
  },
  'date-does-not-exist': {
    ja: { title: 'この日付は存在しません：{value}', next: '正しい日付を {allowed} の形で書いてください。' },
    en: { title: 'This date does not exist: {value}', next: 'Write a real date as {allowed}.' },
  },
  'not-a-time': {
    ja: { title: '時刻の書き方が違います：{value}', next: '{allowed} の形（24時間・半角）で書いてください。' },
    en: { title: 'Not written as a time: {value}', next: 'Write {allowed}, 24 hours.' },
  },
  'missing-profile-row': {
    ja: { title: '読み方の表に、{allowed} の行がありません。', next: '{allowed} の行を加えてください。元のファイルにない項目は元の見出しの列を空欄にします。' },
    en: { title: 'The profile has no row {allowed}.', next: 'Add a row {allowed}; leave its heading empty when the extract has no such column.' },
  },
  'not-a-value-table': {
    ja: { title: '読み替えの列の書き方が違います：{value}', next: '{allowed} のように、元の値=読み替えた値 を ; で区切ってください。同じ値は一度だけです。' },
    en: { title: 'Not a table of values: {value}', next: 'Write code=meaning with ; between them, each code once, like {allowed}.' },
  },
  'not-widths': {
    ja: { title: '固定長の幅の書き方が違います：{value}', next: '列ごとの幅（半角1、全角2）を ; で区切って書いてください（{allowed}）。' },
    en: { title: 'Not the widths of columns: {value}', next: 'Write the width of each column (half width 1, full width 2) with ; between them ({allowed}).' },
  },
  'column-of-no-extract': {
    ja: {
      title: '元のファイルにないとされた項目です：{allowed}',
      next: '名簿に欠かせない項目です。その見出しを書くか、どの行も同じ値なら、読み替えに =値 と書いてください。',
    },
    en: {
      title: 'The profile says that the extract has no such column: {allowed}',
      next: 'The roll cannot be without it. Write its heading, or =value in the column values when each row has the same.',
    },
  },
  'missing-heading': {
    ja: { title: '取り込むファイルに、読み方の表にある見出しがありません：{value}', next: 'ファイルを作り直すか、読み方の表を直してください。ファイルの見出し：{allowed}' },
    en: { title: 'The extract lacks a heading that its profile names: {value}', next: 'Make the extract anew or correct the profile. Its headings: {allowed}' },
  },
  'unknown-heading': {
    ja: { title: '読み方の表にない見出しです：{value}', next: '読む項目に当てるか、使わない列 の行に加えてください。' },
    en: { title: 'A heading that the profile does not name: {value}', next: 'Give it to a column, or add it to the row passed-over.' },
  },
  'not-in-profile': {
    ja: { title: '読み替えの列にない値です：{value}', next: '意味を確かめて読み方の表に加えるか、この行を直してください。ある値：{allowed}' },
    en: { title: 'A value that the profile gives no meaning: {value}', next: 'Find out what it means and add it to the profile, or correct the row. Known: {allowed}' },
  },
  'not-in-list': {
    ja: { title: '使えない内容です：{value}', next: '次のどれかにしてください：{allowed}' },
    en: { title: 'Not one of the allowed words: {value}', next: 'Use one of: {allowed}' },
  },
  'wrong-check-digit': {
    ja: { title: '団体コードの検査数字が合いません：{value}', next: '番号を確かめてください。この団体なら {allowed} です。' },
    en: { title: 'The check digit of the municipality code is wrong: {value}', next: 'Check the code. For these five digits it is {allowed}.' },
  },
  'code-of-two': {
    ja: {
      title: '団体コードが5桁で、二通りに読めます：{value}',
      next: '頭の 0 が落ちたか、検査数字（6桁目）がないかのどちらかです。{allowed} のうち、正しい6桁を書いてください。',
    },
    en: {
      title: 'A municipality code of five digits with two meanings: {value}',
      next: 'It lacks its leading 0 or its check digit. Write the right one of {allowed}.',
    },
  },
  'unknown-place': {
    ja: { title: 'この場面で使えない { } があります：{value}', next: '{allowed} のほかは消してください。ほかの { } は、そのまま読み上げられてしまいます。' },
    en: { title: 'A place in { } that this step has no value for: {value}', next: 'Keep only {allowed}. Any other would be read out as it is.' },
  },
  'missing-kana': {
    ja: { title: 'よみがながありません。', next: 'ひらがなかカタカナで記入してください（{allowed}）。' },
    en: { title: 'The kana is missing.', next: 'Fill it in with hiragana or katakana ({allowed}).' },
  },
  'not-kana': {
    ja: { title: 'かな以外の文字があります：{value}', next: 'ひらがなかカタカナだけで書いてください（{allowed}）。' },
    en: { title: 'Not only kana: {value}', next: 'Use only hiragana or katakana ({allowed}).' },
  },
  'kana-not-spoken': {
    ja: { title: '音声で読めないかながあります：{value}', next: '投票機が読み上げます。読むとおりのかなに直してください（{allowed}）。' },
    en: { title: 'Kana that the voice cannot say: {value}', next: 'Voting machines say it. Write it as it sounds ({allowed}).' },
  },
  'letter-as-code': {
    ja: { title: '文字が、システムの符号のままになっています：{value}', next: '届出の字に置きかえてください（{allowed}）。その符号がそのまま画面に出てしまいます。' },
    en: { title: 'A letter is still the code of a system: {value}', next: 'Put the letter of the filed papers ({allowed}): voters would see the code.' },
  },
  'duplicate-value': {
    ja: { title: '同じものがすでにあります：{value}', next: '重なりを直してください（{allowed}）。' },
    en: { title: 'It stands here already: {value}', next: 'Mend the repetition ({allowed}).' },
  },
  'closes-before-opens': {
    ja: { title: '閉じる時刻が開く時刻より後になっていません：{value}', next: '時刻を直してください（{allowed}）。' },
    en: { title: 'Closing is not after opening: {value}', next: 'Mend the times ({allowed}).' },
  },
  'date-after-election': {
    ja: { title: '選挙期日より後の日付です：{value}', next: '{allowed} の日付にしてください。' },
    en: { title: 'The date is after election day: {value}', next: 'Use a date of {allowed}.' },
  },
  'implausible-date': {
    ja: { title: 'ありえない日付です：{value}', next: '名簿の原本と確かめてください（{allowed}）。' },
    en: { title: 'The date cannot be right: {value}', next: 'Check it against the register ({allowed}).' },
  },
  'threshold-above-holders': {
    ja: { title: '必要な人数が鍵の持ち主の人数より多くなっています：{value}', next: '{allowed} にしてください。' },
    en: { title: 'More shares are needed than there are holders: {value}', next: 'Use {allowed}.' },
  },
  'online-box-published': {
    ja: { title: 'オンライン投票箱のある選挙では、開票データをすべて公表することはできません：{value}', next: '{allowed} の行を書いてください。' },
    en: { title: 'With an online ballot box the bundle is not published whole: {value}', next: 'Write the row {allowed}.' },
  },
  'too-many-contests': {
    ja: { title: '選挙の数が多すぎます：{value}', next: '{allowed} までです。別の選挙として準備してください。' },
    en: { title: 'Too many contests: {value}', next: 'Allowed: {allowed}. Prepare the rest as another election.' },
  },
  'head-has-one-seat': {
    ja: { title: '長の選挙で選ぶのは一人です：{value}', next: '{allowed} にするか、種類を council にしてください。' },
    en: { title: 'A head is one person: {value}', next: 'Write {allowed}, or the kind council.' },
  },
  'head-has-no-council': {
    ja: { title: '長の選挙に議員の定数があります：{value}', next: '空欄にするか、種類を council にしてください（{allowed}）。' },
    en: { title: 'A head has no council: {value}', next: 'Leave it empty, or write the kind council ({allowed}).' },
  },
  'counted-elsewhere': {
    ja: {
      title: '用紙で行うほかの選挙に、こちらでは使わない項目があります：{value}',
      next: 'その選挙は、行う選挙管理委員会が開票します。ここでは用紙を渡した人の数だけを数えるので、空欄にしてください（{allowed}）。こちらの選挙なら、投票の方法を 投票機 にしてください。',
    },
    en: {
      title: 'A contest on paper of another authority has what nothing here uses: {value}',
      next: 'That authority counts it, and only the papers handed out are counted here. Leave it empty ({allowed}); write machine as medium if the contest is yours.',
    },
  },
  'report-has-no-council': {
    ja: {
      title: '開票区の報告だけをする選挙に、議員の定数があります：{value}',
      next: '法定得票数と供託物没収点は、選挙会が全部の開票区の票から計算します。空欄にしてください（{allowed}）。',
    },
    en: {
      title: 'A count that is only reported has seats of the council: {value}',
      next: 'The meeting of election computes minimum and deposits from all counts. Leave it empty ({allowed}).',
    },
  },
  'no-contest-on-machines': {
    ja: {
      title: '投票機で行う選挙が一つもありません。',
      next: '用紙だけの選挙には、このソフトウェアは要りません。こちらの選挙の投票の方法を {allowed} にしてください。',
    },
    en: {
      title: 'No contest is on the machines.',
      next: 'Paper alone needs no software of this kind. Write {allowed} as medium of your own contest.',
    },
  },
  'paper-contest-beside-online': {
    ja: {
      title: 'オンライン投票箱のある選挙では、用紙で行うほかの選挙を一緒に受け付けられません：{value}',
      next: 'オンラインで投票した方は受付で止まり、ほかの選挙の用紙も受け取れなくなります。ほかの選挙は別の受付で行ってください（ここは {allowed}）。',
    },
    en: {
      title: 'With an online ballot box no contest on paper of another authority is received: {value}',
      next: 'Who voted online is stopped at the desk, and would not get that paper either. Hold it at a reception of its own (here {allowed}).',
    },
  },
  'council-seats-below-seats': {
    ja: {
      title: '議員の定数が、選挙すべき人数より少なくなっています：{value}',
      next: '議会全体（選挙区があるときは、その選挙区）の定数を {allowed} で書いてください。この選挙で選ぶ人数は、選挙すべき人数の列に書きます。',
    },
    en: {
      title: 'The council has fewer seats than are to be filled: {value}',
      next: 'Write all seats of the council, or of its district ({allowed}). The number that is elected is in seats.',
    },
  },
  'council-seats-not-said': {
    ja: {
      title: '補欠選挙、再選挙、増員選挙に、議員の定数がありません。',
      next: '議員の定数の列に、議会全体（選挙区があるときは、その選挙区）の定数を書いてください（{allowed}）。法定得票数と供託物没収点は、選ぶ人数ではなく議員の定数で割ります（公職選挙法第93条、第95条）。全員を選ぶ再選挙なら、同じ数を書きます。',
    },
    en: {
      title: 'A by-election has no number of seats of the council.',
      next: 'Write all seats of the council, or of its district, into the column council_seats ({allowed}). Minimum and deposits divide by these, not by the seats to fill (PEO 93, 95). Where all are elected again, write the same number.',
    },
  },
  'seats-of-either': {
    ja: {
      title: '補欠選挙などでは、見出し「{value}」の意味が二つあります。',
      next: '見出しを、この選挙で選ぶ人数なら 選挙すべき人数 に、議会全体の定数なら 議員の定数 に変え、両方の列を書いてください（{allowed}）。',
    },
    en: {
      title: 'In a by-election there are two meanings of the heading {value}.',
      next: 'Rename it: seats for how many are elected, council_seats for all seats of the council. Write both columns ({allowed}).',
    },
  },
  'contest-without-candidates': {
    ja: { title: '候補者のいない選挙です：{value}', next: '候補者を加えるか、選挙の行を消してください（{allowed}）。' },
    en: { title: 'The contest has no candidates: {value}', next: 'Add them or remove the contest ({allowed}).' },
  },
  'too-many-pairs': {
    ja: { title: '一つの投票所の機械が多すぎます：{value}', next: '{allowed} にしてください。投票所を分けることもできます。' },
    en: { title: 'Too many machines for one station: {value}', next: 'Keep to {allowed}, or divide the station.' },
  },
  'no-designated-station': {
    ja: { title: '指定投票区の投票所がありません。', next: 'designated を一か所だけ yes にしてください（{allowed}）。' },
    en: { title: 'No station is the designated one.', next: 'Write yes at exactly one station ({allowed}).' },
  },
  'second-designated-station': {
    ja: { title: '指定投票区の投票所が二つ以上あります：{value}', next: 'yes は一か所だけにしてください（{allowed}）。' },
    en: { title: 'More than one station is designated: {value}', next: 'Write yes at exactly one station ({allowed}).' },
  },
  'early-voting-without-dates': {
    ja: { title: '期日前投票所の日付がありません。', next: '期日前投票の日を記入してください（{allowed}）。' },
    en: { title: 'An early-voting station without dates.', next: 'Fill in the days of early voting ({allowed}).' },
  },
  'early-voting-on-election-day': {
    ja: { title: '期日前投票所の日付に選挙期日があります：{value}', next: '選挙期日より前の日だけにしてください（{allowed}）。同じ人が二か所で投票できてしまいます。' },
    en: { title: 'An early-voting station is open on election day: {value}', next: 'Write days before it alone ({allowed}): one person could vote at two stations.' },
  },
  'stops-not-early': {
    ja: {
      title: '予定（stops.csv）のある投票所が、期日前投票所になっていません：{value}',
      next: '移動できるのは期日前投票所だけです。期日前投票所の欄を {allowed} にするか、予定の行を消してください。',
    },
    en: { title: 'A station with stops is no early-voting station: {value}', next: 'Early-voting stations alone move: write {allowed}, or take its rows out of stops.csv.' },
  },
  'beside-stops': {
    ja: { title: '移動する投票所に、予定（stops.csv）のほかの場所、日、時刻があります：{value}', next: 'この欄は空欄にしてください（{allowed}）。場所、日、時刻は予定から読みます。' },
    en: { title: 'A station with stops has a place, day or hour of its own, too: {value}', next: 'Leave this cell empty ({allowed}): stops.csv says place, day and hours.' },
  },
  'hours-not-lawful': {
    ja: { title: '期日前投票所を開ける時間の外です：{value}', next: '{allowed} の間の時刻にしてください（公職選挙法第48条の2）。' },
    en: { title: 'These are no hours of early voting: {value}', next: 'Use hours of {allowed} (Public Offices Election Act, article 48-2).' },
  },
  'stops-overlap': {
    ja: { title: '前の場所を閉じてから開くまでの時間が足りません：{value}', next: '前の場所を閉じる時刻から60分以上あけてください（{allowed}）。閉鎖、移動、次の場所の準備に使います。' },
    en: { title: 'Too little time after the stop before: {value}', next: 'Leave at least 60 minutes after its closing hour ({allowed}) for closing, the drive and the opening.' },
  },
  'second-early-voting-station': {
    ja: {
      title: '同じ有権者の期日前投票所が二つ以上あります：{value}',
      next: '受け持つ投票所の欄に、期日前投票所ごとに、どの投票所の有権者を受け持つかを記号で書いてください（{allowed}）。分けないと、同じ人が二か所で投票できてしまいます。',
    },
    en: {
      title: 'Two early-voting stations serve the same voters: {value}',
      next: 'Fill in the column serves: at each of them the stations whose voters may come ({allowed}). The issuers are not connected, and one person could vote at both.',
    },
  },
  'not-served-stations': {
    ja: { title: '受け持つ投票所が正しくありません：{value}', next: '期日前投票所だけに、同じ選挙区のほかの投票所の記号を、セミコロンで区切って書いてください（{allowed}）。' },
    en: { title: 'These are not stations that can be served: {value}', next: 'At an early-voting station alone write other stations of its district, between them ; ({allowed}).' },
  },
  'station-served-twice': {
    ja: {
      title: '二つの期日前投票所が、同じ投票所を受け持っています：{value}',
      next: 'どの投票所も一つの期日前投票所だけが受け持つようにしてください（{allowed}）。同じ人が二か所で投票できてしまいます。',
    },
    en: { title: 'Two early-voting stations serve the same station: {value}', next: 'Name each station once: one person could vote at both ({allowed}).' },
  },
  'station-served-nowhere': {
    ja: { title: '期日前投票ができない投票所があります：{allowed}', next: 'どこか一つの期日前投票所の、受け持つ投票所の欄に加えてください。' },
    en: { title: 'The voters of a station cannot vote early: {allowed}', next: 'Add it to the column serves of one early-voting station.' },
  },
  'slips-not-early': {
    ja: { title: '期日前投票所でない投票所に、引換券の番号があります：{value}', next: '空欄にしてください。発券のみは期日前投票所だけで使えます。' },
    en: { title: 'Slips at a station that is not for early voting: {value}', next: 'Leave the cell empty: only early voting goes without a roll.' },
  },
  'slips-with-online-box': {
    ja: { title: 'オンライン投票のある選挙で、発券のみの期日前投票所があります：{value}', next: '空欄にし、受け持つ投票所の名簿を使ってください。名簿がないと、オンラインの投票を取り消せません。' },
    en: { title: 'Slips in an election with an online ballot box: {value}', next: 'Leave the cell empty and use the roll: without it no online vote can be voided.' },
  },
  'not-slips': {
    ja: { title: '引換券の番号を読み取れません：{value}', next: '7桁の初めと終わりの番号を点二つでつなぎ、性別をM・Fで添え、種類と種類の間をセミコロンで区切って書いてください（{allowed}）。' },
    en: { title: 'The numbers of the slips cannot be read: {value}', next: 'Write first..last of 7 digits, a stroke and M or F, and a semicolon between two kinds ({allowed}).' },
  },
  'not-a-slip': {
    ja: { title: 'この選挙の引換券の番号ではありません：{value}', next: '引換券の9桁の番号（検査数字2桁を含む）を書いてください。stations.csv の引換券の番号の中のものだけです。' },
    en: { title: 'No slip of this election: {value}', next: 'Write the 9 digits of the slip, with its 2 check digits. Only numbers of the column slips of stations.csv are slips.' },
  },
  'slips-overlap': {
    ja: { title: '同じ引換券の番号が二か所にあります：{value}', next: '番号が重ならないように分けてください。重なると、一枚の引換券で二枚のカードが出せてしまいます。' },
    en: { title: 'A slip number is in two places: {value}', next: 'Divide the numbers so that none is in two: one slip could bring two cards.' },
  },
  'roll-beside-slips': {
    ja: {
      title: '同じ選挙区に、名簿を使う期日前投票所と発券のみの期日前投票所があります。',
      next: 'どちらかにそろえてください（{allowed}）。名簿を使う投票所には、引換券で投票した人がわかりません。',
    },
    en: {
      title: 'Early-voting stations with a roll and without one are in the same district.',
      next: 'Make them all of one kind ({allowed}): a station with a roll does not hear of those who vote with a slip.',
    },
  },
  'desks-at-early-voting': {
    ja: { title: '期日前投票所に受付が二つ以上あります：{value}', next: '空欄にしてください。期日前投票所の受付は一つです。' },
    en: { title: 'An early-voting station with several desks: {value}', next: 'Leave the cell empty: it has one desk.' },
  },
  'desks-with-online-box': {
    ja: { title: 'オンライン投票のある選挙で、受付が二つ以上あります：{value}', next: '空欄にしてください。オンライン投票のある選挙では、受付は一つです。' },
    en: { title: 'Several desks in an election with an online ballot box: {value}', next: 'Leave the cell empty: such a station has one desk.' },
  },
  'not-desks': {
    ja: { title: '受付ごとの名簿番号を読み取れません：{value}', next: '受付ごとに初めと終わりの番号を点二つでつなぎ、受付と受付の間をセミコロンで区切って書いてください（{allowed}）。' },
    en: { title: 'The roll numbers of the desks cannot be read: {value}', next: 'Write first..last for each desk, and a semicolon between two desks ({allowed}).' },
  },
  'desks-overlap': {
    ja: { title: '二つの受付に同じ名簿番号があります：{value}', next: '番号が重ならないように分けてください。重なると、同じ人が二枚のカードを受け取れてしまいます。' },
    en: { title: 'Two desks have the same roll numbers: {value}', next: 'Divide them so that none is in two: one person could get two cards.' },
  },
  'desks-with-a-gap': {
    ja: { title: 'どの受付にも入らない名簿番号があります：{allowed}', next: '名簿のすべての番号が、どれか一つの受付に入るように分けてください。' },
    en: { title: 'A roll number is at no desk: {allowed}', next: 'Divide the numbers so that each of the roll is at one desk.' },
  },
  'desk-without-voters': {
    ja: { title: '名簿に一人もいない受付があります：{allowed}', next: '番号を確かめてください。' },
    en: { title: 'A desk has nobody on the roll: {allowed}', next: 'Check its numbers.' },
  },
  'station-without-contest': {
    ja: { title: 'この投票所で投票できる選挙がありません。', next: '選挙区を記入してください：{allowed}' },
    en: { title: 'Nobody could vote on anything at this station.', next: 'Fill in its district: {allowed}' },
  },
  'unknown-contest': {
    ja: { title: '知らない選挙です：{value}', next: 'contests.csv にあるものを書いてください：{allowed}' },
    en: { title: 'Unknown contest: {value}', next: 'Use one of contests.csv: {allowed}' },
  },
  'unknown-station': {
    ja: { title: '知らない投票所です：{value}', next: 'stations.csv にあるものを書いてください：{allowed}' },
    en: { title: 'Unknown station: {value}', next: 'Use one of stations.csv: {allowed}' },
  },
  'unknown-district': {
    ja: { title: '相手のファイルにない選挙区です：{value}', next: 'contests.csv と stations.csv の選挙区をそろえてください：{allowed}' },
    en: { title: 'The other file has no such district: {value}', next: 'Make contests.csv and stations.csv agree: {allowed}' },
  },
  'unknown-candidate': {
    ja: { title: 'この選挙にない候補者番号です：{value}', next: '次のどれかにしてください：{allowed}' },
    en: { title: 'No such candidate number in this contest: {value}', next: 'Use one of: {allowed}' },
  },
  'missing-choice': {
    ja: { title: 'この選挙の欄が空です。', next: '次のどれかを書いてください：{allowed}' },
    en: { title: 'The cell of this contest is empty.', next: 'Use one of: {allowed}' },
  },
  'choice-for-uncontested': {
    ja: { title: '無投票の選挙に票があります：{value}', next: 'この欄を空にしてください（{allowed}）。' },
    en: { title: 'A vote in an uncontested contest: {value}', next: 'Leave the cell empty ({allowed}).' },
  },
  'choice-outside-district': {
    ja: { title: 'この人の選挙区ではない選挙に票があります：{value}', next: 'この欄を空にしてください（{allowed}）。' },
    en: { title: 'A vote in a contest of another district: {value}', next: 'Leave the cell empty ({allowed}).' },
  },
  'unknown-roll-number': {
    ja: { title: 'この名簿番号は、どの投票所の名簿にもありません。', next: '番号を確かめてください。新しく登録する人は、cause を supplementary または court とし、氏名などの列も記入します。' },
    en: { title: 'No roll has this roll number.', next: 'Check the number. Who is entered anew has the cause supplementary or court, and the columns of the person.' },
  },
  'too-many-added': {
    ja: { title: 'この投票所に追加できる人数を超えています。', next: '追加できるのは一つの投票所に {allowed} 人です。残りの人の投票の方法は選管で決めてください。' },
    en: { title: 'More people are added to this station than have a place there.', next: 'One station takes {allowed} added people. The commission decides how the others vote.' },
  },
  ...importAskedWords,
} as const satisfies RefusalCatalogue<ErrorCode>

const importWarnings = {
  'number-gap': {
    ja: { title: '候補者番号が飛んでいます：{value}', next: '抜けた行がないか確かめてください（{allowed}）。辞退などによるものならこのままで使えます。' },
    en: { title: 'A gap before candidate number {value}', next: 'Check that no line was lost ({allowed}). After a withdrawal it is right as it is.' },
  },
  'outside-cp932': {
    ja: { title: 'CP932 にない文字があります：{value}', next: 'このシステムでは使えます。ほかのシステムに渡すときは文字を確かめてください（{allowed}）。' },
    en: { title: 'A character that CP932 lacks: {value}', next: 'It works here. Check it where lists go to other systems ({allowed}).' },
  },
  'odd-character-in-name': {
    ja: {
      title: '名前に、ふつう使わない文字があります：{value}',
      next: '届出の字と見くらべてください（{allowed}）。番号や、形のよく似た外国の文字、半角のカナが混ざっていませんか。正しければこのままで使えます。',
    },
    en: {
      title: 'A name has a character that names seldom have: {value}',
      next: 'Compare it with the filed papers ({allowed}): a number, a foreign letter that looks the same, half-width kana? If right, leave it.',
    },
  },
  'contest-uncontested': {
    ja: { title: '候補者が選挙すべき人数を超えません（無投票）。人数：{value}', next: '候補者の行が抜けていないか確かめてください（{allowed}）。正しければ、この選挙の投票は行われません。' },
    en: { title: 'No more candidates than seats ({value}): there is no poll.', next: 'Check that no line was lost ({allowed}). If right, nobody votes in this contest.' },
  },
  'look-alike-name': {
    ja: { title: 'よく似た別の字の名前があります：{value}', next: '届出の字と見くらべてください（{allowed}）。正しければこのままで使えます。' },
    en: { title: 'Another name looks almost the same: {value}', next: 'Compare both with the filed papers ({allowed}). If right, leave them.' },
  },
  'namesake-of-same-party': {
    ja: { title: '党派も同じ同姓同名の候補者です：{value}', next: '行が重なっていないか確かめ、見分けられる通称などを検討してください（{allowed}）。' },
    en: { title: 'A namesake with the same party: {value}', next: 'Check for a repeated line, or have them told apart ({allowed}).' },
  },
  'formula-cell': {
    ja: { title: '表計算ソフトが式として動かすおそれのある内容です：{value}', next: '先頭の文字を確かめてください（{allowed}）。正しければこのままで使えます。' },
    en: { title: 'A spreadsheet may run this as a formula: {value}', next: 'Check its first character ({allowed}). If right, leave it.' },
  },
  'party-without-kana': {
    ja: { title: '党派のよみがながありません。', next: '投票機の画面で党派の上に出し、音声でも読みます。記入してください（{allowed}）。' },
    en: { title: 'The kana of the party is missing.', next: 'It is drawn above the party for voters, and spoken; fill it in ({allowed}).' },
  },
  'title-without-kana': {
    ja: { title: '選挙の名称のよみがながありません。', next: '投票機の画面で漢字の上に出し、音声でも読みます。記入してください（{allowed}）。' },
    en: { title: 'The kana of the title is missing.', next: 'It is drawn above the kanji for voters, and spoken; fill it in ({allowed}).' },
  },
  'station-without-voters': {
    ja: { title: '名簿に一人もいない投票所です：{value}', next: 'roll.csv に投票所の行が抜けていないか確かめてください（{allowed}）。' },
    en: { title: 'No voter of the roll belongs to this station: {value}', next: 'Check that roll.csv is complete ({allowed}).' },
  },
  'poll-before-others-online': {
    ja: {
      title: 'ほかより早く {value} に投票する投票所です。オンライン投票箱も、その前日の20時までに締め切ります。',
      next: 'オンライン投票の設定の締切りを、その前日の20時までにしてください（{allowed}）。遅い締切りの設定には署名できません。',
    },
    en: {
      title: 'This station votes on {value}, before the others. The online ballot box closes by 20:00 of the day before, for everybody.',
      next: 'Write that close into the settings of the online box ({allowed}). Settings with a later one cannot be signed.',
    },
  },
  'words-meet': {
    ja: { title: '一人の選挙人について、二つ以上のことが重なっています：{value}', next: '名簿では {allowed} になります。投票を二つした人かもしれません。受理を決める人に知らせてください。' },
    en: {
      title: 'Two votes, or a vote and a lost right, meet on one voter: {value}',
      next: 'The roll has {allowed}. This voter may have voted twice: report it to the person who decides on acceptance.',
    },
  },
  'same-person': {
    ja: {
      title: '同じ方が名簿に二度載っているかもしれません：{value}',
      next: '{allowed}です。住所と照らし、同じ方なら一方を消して取り込み直してください。別の方なら、このままで使えます。名簿を確認する二人が見ます。',
    },
    en: {
      title: 'Perhaps one person on two rows of the roll: {value}',
      next: '{allowed}. Compare the addresses: if it is one person, remove one row and import again; if two, leave both. The two who approve the roll see it.',
    },
  },
  'slip-of-nobody': {
    ja: {
      title: '投票者の分からない引換券です：{value}',
      next: 'この引換券の票は投票箱の中にあり、取り出せません。承認する二人が、引換券の控えと名簿システムの記録で確かめ、てん末を書いて選挙長に渡してください。投票者が分かれば、名簿番号を入れて取り込み直します。',
    },
    en: {
      title: 'Nobody knows whose slip this is: {value}',
      next: 'Its vote is in a box and cannot be taken out. The two who approve look at the slip and at the records of the roll system, and give the election chair a report. If its voter is found, fill in the roll number and import again.',
    },
  },
  'age-unknown': {
    ja: {
      title: '生年月日が不詳のため、投票日に選挙権の年齢に達しているか決まりません：{value}',
      next: '{allowed}。名簿に登録された人として、年齢に達しているものとします。名簿を確認する二人が、戸籍などで確かめてから承認してください。達していなければ、印を失権・誤載にして取り込み直します。',
    },
    en: {
      title: 'The day of birth is unknown, and whether this voter is of age hangs on it: {value}',
      next: '{allowed}. Who is registered is taken as of age. The two who approve the roll look it up before they do; who is not of age gets the mark disqualified, and the roll is imported again.',
    },
  },
  'ticket-is-another-number': {
    ja: {
      title: '入場券の番号が、ほかの方の名簿番号と同じです：{value}件',
      next: '初めは {allowed}。番号だけの入場券をかざすと、二人が出て、選ぶことになります。入場券に記号を付けるか、この選挙の入場券コードを刷ってください。',
    },
    en: {
      title: "Tickets whose number is another voter's roll number: {value}",
      next: 'The first: {allowed}. A bare number under the scanner then shows two voters to choose from. Give tickets a letter, or print the code of this election on them.',
    },
  },
  'too-many-warnings': {
    ja: { title: '注意は全部で{value}件あります。多いため、残りは表示していません（{allowed}）。', next: 'ファイルが正しいか確かめてください。取り込みはできます。' },
    en: { title: '{value} warnings in all, more than are shown ({allowed}).', next: 'Check that it is the right file. It can be imported.' },
  },
  ...importReadWords,
} as const satisfies RefusalCatalogue<WarningCode>

/** By code: what is wrong (`title`), what is allowed and what to do (`next`). */
export const importMessages = { ...importErrors, ...importWarnings } as const satisfies RefusalCatalogue<ErrorCode | WarningCode>
