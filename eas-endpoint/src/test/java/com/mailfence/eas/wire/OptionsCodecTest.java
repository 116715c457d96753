package com.mailfence.eas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.XmlReading;
import com.mailfence.eas.wire.BodyPreference.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionsCodecTest {
  @Test
  void noChildrenMeanWhatThePaperSays() {
    assertThat(read("")).isEqualTo(Options.NONE);
  }

  @Test
  void preferencesAreReadInTheirOrder() {
    Options options =
        read(
            body("<Type>2</Type><TruncationSize>4294967295</TruncationSize>")
                + body("<Type>1</Type><TruncationSize>0</TruncationSize><AllOrNone>1</AllOrNone>")
                + body("<Type>4</Type><Preview>255</Preview>"));
    assertThat(options.bodies())
        .containsExactly(
            new BodyPreference(Form.HTML, 4_294_967_295L, false, 0),
            new BodyPreference(Form.PLAIN, 0, true, 0),
            new BodyPreference(Form.MIME, BodyPreference.WHOLE, false, 255));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<TruncationSize>5</TruncationSize><Type>1</Type>", // [MS-ASAIRS] R348
        "<Type>1</Type><AllOrNone>2</AllOrNone>", // [MS-ASAIRS] R350
        "<Type>1</Type><AllOrNone>1</AllOrNone><AllOrNone>1</AllOrNone>", // [MS-ASAIRS] R351
        "<Type>1</Type><TruncationSize>-1</TruncationSize>",
        "<Type>1</Type><TruncationSize>99999999999</TruncationSize>",
        "<Type>1</Type><Preview>256</Preview>",
        "<Type>0</Type>",
        "<Type>5</Type>",
        "<TruncationSize>5</TruncationSize>",
        "<Type>1</Type><Data>x</Data>",
      })
  void aPreferenceThatMakesNoSenseIsRefused(String preference) {
    assertThatThrownBy(() -> read(body(preference))).isInstanceOf(BadWire.class);
  }

  @Test
  void twoPreferencesForATypeAreRefused() { // [MS-ASAIRS] R349
    assertThatThrownBy(() -> read(body("<Type>1</Type>") + body("<Type>1</Type>")))
        .isInstanceOf(BadWire.class);
  }

  @Test
  void ofRepeatedChildrenTheFirstCounts() { // [MS-ASCMD] R938, R2075, R3075, R3404, R3432
    Options options =
        read(
            "<FilterType>1</FilterType><FilterType>2</FilterType><Conflict>0</Conflict>"
                + "<Conflict>1</Conflict><MIMESupport>2</MIMESupport><MIMESupport>0</MIMESupport>"
                + "<MIMETruncation>1</MIMETruncation><MIMETruncation>2</MIMETruncation>"
                + "<MaxItems>1</MaxItems><MaxItems>2</MaxItems>");
    assertThat(options.filter()).isEqualTo(1);
    assertThat(options.clientWins()).isTrue();
    assertThat(options.mime()).isEqualTo(Options.Mime.ALL);
    assertThat(options.mimeCut()).isEqualTo(4_096);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,4096", "2,5120", "3,7168", "4,10240", "5,20480", "6,51200", "7,102400"})
  void sourcesAreCutAsThePaperSays(int code, long bytes) { // [MS-ASCMD] R3418 to R3425
    assertThat(read("<MIMETruncation>" + code + "</MIMETruncation>").mimeCut()).isEqualTo(bytes);
  }

  @Test
  void sourcesNeedNotBeCut() { // [MS-ASCMD] R3426
    assertThat(read("<MIMETruncation>8</MIMETruncation>").mimeCut())
        .isEqualTo(BodyPreference.WHOLE);
  }

  private static String body(String children) {
    return "<AirSyncBase:BodyPreference>" + children + "</AirSyncBase:BodyPreference>";
  }

  private static Options read(String children) {
    return OptionsCodec.read(
        XmlReading.read("<AirSync:Options>" + children + "</AirSync:Options>"));
  }
}
