package com.mailfence.core.format.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CharsetsTest {
  private static final Map<String, List<String>> LANGUAGES = new LinkedHashMap<>();

  static {
    LANGUAGES.put(
        "Können wir den Termin verschieben? Schöne Grüße!",
        List.of("iso-8859-1", "windows-1252", "iso-8859-15"));
    LANGUAGES.put(
        "Встреча переносится на понедельник, на десять утра.",
        List.of("koi8-r", "windows-1251", "iso-8859-5", "ibm866"));
    LANGUAGES.put("Η συνάντηση θα γίνει την Τρίτη το πρωί.", List.of("iso-8859-7", "windows-1253"));
    LANGUAGES.put("הפגישה תתקיים ביום שלישי בבוקר.", List.of("windows-1255", "iso-8859-8"));
    LANGUAGES.put("会议定于星期一上午十点举行。", List.of("gb2312", "gbk", "gb18030"));
    LANGUAGES.put("會議訂於星期二上午十點舉行。", List.of("big5"));
    LANGUAGES.put("会議は月曜日の午前十時に始まります。", List.of("iso-2022-jp", "shift_jis", "euc-jp"));
    LANGUAGES.put("회의는 월요일 오전 열 시에 시작합니다.", List.of("euc-kr", "ks_c_5601-1987"));
    LANGUAGES.put("Spotkanie odbędzie się w środę.", List.of("iso-8859-2", "windows-1250"));
    LANGUAGES.put("Toplantı öğleden sonra başlayacak.", List.of("iso-8859-9", "windows-1254"));
    LANGUAGES.put("การประชุมจะเริ่มเวลาสิบโมงเช้า", List.of("tis-620", "windows-874"));
  }

  private static String read(byte[] body, String type) throws IOException {
    byte[] head = ("Content-Type: " + type + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] mail = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, mail, head.length, body.length);
    Message message = Message.of(Content.of(mail));
    return message.excerpt(message.body().nativeForm(), 1 << 20).text();
  }

  private static byte[] written(String text, String label) {
    Charset charset = Charsets.named(label);
    assertThat(charset).as(label).isNotNull();
    return text.getBytes(charset == null ? StandardCharsets.US_ASCII : charset);
  }

  @Test
  void labelledTextIsReadByItsLabel() throws IOException {
    for (Map.Entry<String, List<String>> language : LANGUAGES.entrySet()) {
      for (String label : language.getValue()) {
        byte[] body = written(language.getKey(), label);
        assertThat(read(body, "text/plain; charset=" + label))
            .as(label)
            .isEqualTo(language.getKey());
        assertThat(
                read(
                    body,
                    "text/plain; charset=\"" + label.toUpperCase(java.util.Locale.ROOT) + "\""))
            .as(label)
            .isEqualTo(language.getKey());
      }
    }
  }

  @Test
  void longUnlabelledTextIsRecognised() throws IOException {
    for (String label :
        List.of(
            "koi8-r",
            "windows-1251",
            "windows-1253",
            "gb18030",
            "big5",
            "shift_jis",
            "euc-jp",
            "euc-kr",
            "iso-2022-jp",
            "windows-1252",
            "utf-8")) {
      String text = textFor(label).repeat(5);
      assertThat(read(written(text, label), "text/plain")).as(label).isEqualTo(text);
    }
  }

  private static String textFor(String label) {
    return LANGUAGES.entrySet().stream()
        .filter(language -> language.getValue().contains(label) || label.startsWith("utf"))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void utf8IsReadWhateverItCallsItself() throws IOException {
    for (String text : LANGUAGES.keySet()) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      for (String type :
          List.of(
              "text/plain",
              "text/plain; charset=us-ascii",
              "text/plain; charset=iso-8859-1",
              "text/plain; charset=x-unknown")) {
        assertThat(read(body, type)).as(type).isEqualTo(text);
      }
    }
  }

  @Test
  void asciiBeforeAndAfterTheSampleIsKept() throws IOException {
    String text = "plain ".repeat(3000) + "ä" + " more words".repeat(3000) + " ü";
    assertThat(read(text.getBytes(StandardCharsets.UTF_8), "text/plain")).isEqualTo(text);
    assertThat(read(text.getBytes(StandardCharsets.ISO_8859_1), "text/plain; charset=utf-8"))
        .isEqualTo(text);
  }

  @Test
  void oneBrokenByteDoesNotTurnUtf8IntoSomethingElse() throws IOException {
    byte[] body = "Grüße äöü äöü äöü".getBytes(StandardCharsets.UTF_8);
    body[2] = (byte) 0xff;
    assertThat(read(body, "text/plain; charset=utf-8")).isEqualTo("Gr\uFFFD\uFFFDße äöü äöü äöü");
  }

  @Test
  void pagesSayTheirCharsetThemselves() throws IOException {
    for (String meta :
        List.of(
            "<meta charset=windows-1251>",
            "<meta http-equiv='Content-Type' content=\"text/html; charset=windows-1251\">",
            "<META CHARSET='WINDOWS-1251'/>")) {
      String page = "<html><head>" + meta + "</head>Да</html>";
      assertThat(read(written(page, "windows-1251"), "text/html")).isEqualTo(page);
    }
    String lying = "<meta charset=utf-16>ä";
    assertThat(read(lying.getBytes(StandardCharsets.UTF_8), "text/html")).isEqualTo(lying);
  }

  @Test
  void unknownNamesAreNothing() {
    for (String name :
        new String[] {null, "", " ", "x-unknown", "utf-8\0", "a b", "é", "x".repeat(10_000)}) {
      assertThat(Charsets.named(name)).as(name).isNull();
    }
    assertThat(Charsets.kept("gone")).isEqualTo(Charsets.LAST_RESORT);
    assertThat(Charsets.kept(null)).isEqualTo(StandardCharsets.UTF_8);
  }

  @Test
  void theSizeOfTextInUtf8IsCountedRight() {
    String text = "aé€😀\u0000\u07ff\u0800\uffff";
    char[] chars = text.toCharArray();
    assertThat(Utf8.size(chars, 0, chars.length))
        .isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
  }

  @Test
  void theShapeOfUtf8IsJudgedByItsRules() { // RFC 3629 s4
    assertThat(shape("c3a4e282acf09f9880")).isEqualTo(new Utf8.Shape(3, 0));
    assertThat(shape("c3a4e282")).as("cut at its end").isEqualTo(new Utf8.Shape(1, 0));
    assertThat(shape("80")).isEqualTo(new Utf8.Shape(0, 1));
    assertThat(shape("c080")).as("overlong").isEqualTo(new Utf8.Shape(0, 2));
    assertThat(shape("eda080")).as("half a pair").isEqualTo(new Utf8.Shape(0, 3));
    assertThat(shape("f4908080")).as("beyond the last").isEqualTo(new Utf8.Shape(0, 4));
    assertThat(shape("e0808041")).isEqualTo(new Utf8.Shape(0, 3));
  }

  private static Utf8.Shape shape(String hex) {
    byte[] bytes = java.util.HexFormat.of().parseHex(hex);
    return Utf8.shape(bytes, bytes.length);
  }
}
