package com.mailfence.eas.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EasRequestTest {
  private static final String PLAIN =
      "Cmd=Sync&User=rmjones&DeviceId=v140Device&DeviceType=SmartPhone";

  /** The paper's own example of the same request. [MS-ASHTTP] R16, R18 */
  private static final String ENCODED = "jAAJBAp2MTQwRGV2aWNlAApTbWFydFBob25l";

  private static EasRequest plain(String query, String version) {
    return EasRequest.parse(new RequestHead(query, version, null, null));
  }

  private static EasRequest encoded(byte[] bytes) {
    return encoded(Base64.getEncoder().encodeToString(bytes));
  }

  private static EasRequest encoded(String query) {
    return EasRequest.parse(new RequestHead(query, null, null, null));
  }

  private static void refused(Fault fault, Runnable reading) {
    assertThatExceptionOfType(BadWire.class)
        .isThrownBy(reading::run)
        .satisfies(bad -> assertThat(bad.fault()).isEqualTo(fault));
  }

  /** Version 14.1, the command, no locale, device "a" of type "b", and then these bytes. */
  private static byte[] bytes(int command, int... more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int b : new int[] {141, command, 9, 4, 1, 'a', 0, 1, 'b'}) {
      out.write(b);
    }
    Arrays.stream(more).forEach(out::write);
    return out.toByteArray();
  }

  @Test
  void bothFormsSayTheSame() {
    EasRequest plain = plain(PLAIN, "14.0");
    EasRequest encoded = encoded(ENCODED);
    assertThat(plain.verb()).isEqualTo(Verb.SYNC).isEqualTo(encoded.verb());
    assertThat(plain.version()).isEqualTo(Version.V14_0).isEqualTo(encoded.version());
    assertThat(plain.device()).isEqualTo(new Device("v140Device", "SmartPhone"));
    assertThat(encoded.device()).isEqualTo(plain.device());
    assertThat(plain.user()).isEqualTo("rmjones");
    assertThat(encoded.user()).isNull();
    assertThat(encoded.policyKey()).isNull();
    encoded.device().mustBeWellFormed();
  }

  @Test
  void argumentsOfAPlainQueryAreRead() {
    Arguments given =
        plain(
                "cmd=SmartReply&User=DOM%5cann+x%40a.b&DeviceId=1&DeviceType=2&CollectionId=5"
                    + "&ItemId=5%3A1&LongId=L&Occurrence=O&AttachmentName=A&SaveInSent=T&Other=1",
                "12.1")
            .arguments();
    assertThat(given).isEqualTo(new Arguments("A", "5", "5:1", "L", "O", true, false));
    assertThat(plain(PLAIN, "12.1").arguments())
        .isEqualTo(new Arguments(null, null, null, null, null, false, false));
    assertThat(plain("Cmd=Ping&User=DOM%5cann+x%40a.b", "12.1").user()).isEqualTo("DOM\\ann+x@a.b");
  }

  @Test
  void argumentsOfAnEncodedQueryAreRead() {
    byte[] bytes =
        bytes(
            2, 0, 1, 'A', 1, 1, '5', 3, 3, '5', ':', '1', 4, 0, 6, 1, 'O', 7, 1, 3, 8, 1, 'u', 99,
            0);
    EasRequest request = encoded(bytes);
    assertThat(request.verb()).isEqualTo(Verb.SMART_FORWARD);
    assertThat(request.arguments()).isEqualTo(new Arguments("A", "5", "5:1", "", "O", true, true));
    assertThat(request.user()).isEqualTo("u");
  }

  @Test
  void multiPartIsAskedForInAHeader() {
    for (String header : new String[] {"T", "F"}) {
      RequestHead head = new RequestHead("Cmd=ItemOperations", "14.1", null, header);
      assertThat(EasRequest.parse(head).arguments().acceptMultiPart())
          .isEqualTo(header.equals("T"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "12.1, V12_1",
    "14.0, V14_0",
    "14.1, V14_1",
    "16.0, V16_0",
    "' 16.1 ', V16_1",
    "14, V14_0"
  })
  void ourVersionsAreKnown(String header, Version version) {
    assertThat(plain(PLAIN, header).version()).isEqualTo(version);
  }

  // [MS-ASHTTP] R176
  @ParameterizedTest
  @ValueSource(strings = {"19.1", "2.5", "12.0", "1.0", "", "16", "14.00", "14.1, 14.0"})
  void otherVersionsAreRefused(String header) {
    refused(Fault.VERSION, () -> plain(PLAIN, header));
    refused(Fault.VERSION, () -> EasRequest.parse(new RequestHead(PLAIN, null, null, null)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 25, 120, 142, 191, 255})
  void otherVersionBytesAreRefused(int version) {
    byte[] bytes = bytes(0);
    bytes[0] = (byte) version;
    refused(Fault.VERSION, () -> encoded(bytes));
  }

  // [MS-ASHTTP] section 2.2.1.1.1.1.2
  @ParameterizedTest
  @CsvSource({
    "0, Sync",
    "1, SendMail",
    "2, SmartForward",
    "3, SmartReply",
    "9, FolderSync",
    "10, FolderCreate",
    "11, FolderDelete",
    "12, FolderUpdate",
    "13, MoveItems",
    "14, GetItemEstimate",
    "15, MeetingResponse",
    "16, Search",
    "17, Settings",
    "18, Ping",
    "19, ItemOperations",
    "20, Provision",
    "21, ResolveRecipients",
    "22, ValidateCert"
  })
  void commandsAreKnownByNumberAndByName(int code, String name) {
    assertThat(encoded(bytes(code)).verb().text()).isEqualTo(name);
    assertThat(plain("Cmd=" + name, "16.1").verb().text()).isEqualTo(name);
  }

  @Test
  void commandsThatAVersionLacksAreRefused() {
    assertThat(plain("Cmd=GetAttachment", "12.1").verb()).isEqualTo(Verb.GET_ATTACHMENT);
    assertThat(plain("Cmd=GetHierarchy", "12.1").verb()).isEqualTo(Verb.GET_HIERARCHY);
    assertThat(plain("Cmd=Find", "16.1").verb()).isEqualTo(Verb.FIND);
    refused(Fault.COMMAND, () -> plain("Cmd=GetAttachment", "14.0"));
    refused(Fault.COMMAND, () -> plain("Cmd=GetHierarchy", "16.1"));
    refused(Fault.COMMAND, () -> plain("Cmd=Find", "16.0"));
    refused(Fault.COMMAND, () -> encoded(bytes(4)));
  }

  @Test
  void unknownCommandsAreRefused() {
    refused(Fault.COMMAND, () -> plain("Cmd=Foo", "14.1"));
    refused(Fault.COMMAND, () -> plain("User=x&DeviceId=y", "14.1"));
    for (int code : new int[] {5, 8, 24, 255}) {
      refused(Fault.COMMAND, () -> encoded(bytes(code)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3942919513, 3942919513", "0, 0", "4294967295, 4294967295", "4294967296, -1",
    "99999999999999999999, -1", "12a, -1", "-5, -1", "' 7 ', 7"
  })
  void policyKeysOfAHeaderAreRead(String header, long key) {
    assertThat(EasRequest.parse(new RequestHead(PLAIN, "14.1", header, null)).policyKey())
        .isEqualTo(key);
    assertThat(plain(PLAIN, "14.1").policyKey()).isNull();
  }

  @Test
  void policyKeysOfAnEncodedQueryAreRead() {
    byte[] bytes = {(byte) 161, 18, 0, 0, 1, 'a', 4, (byte) 0xD9, 2, 3, (byte) 0xEB, 1, 'b'};
    assertThat(encoded(bytes).policyKey()).isEqualTo(0xEB0302D9L);
    bytes[6] = 3;
    refused(Fault.REQUEST, () -> encoded(bytes));
  }

  @Test
  void aDeviceIdOfSixteenBytesIsAUuid() {
    byte[] bytes = new byte[4 + 1 + 16 + 1 + 2];
    bytes[0] = (byte) 141;
    bytes[4] = 16;
    bytes[5] = (byte) 0xAB;
    bytes[22] = 1;
    bytes[23] = 'b';
    Device device = encoded(bytes).device();
    assertThat(device).isEqualTo(new Device("ab" + "00".repeat(15), "b"));
    device.mustBeWellFormed();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "a,b", "a b", "a'b", "a*)(b", "a\u0000b", "\u00e4", "../../x", "<a>", "a%b"})
  void aMalformedDeviceIsRefusedOnceTheVersionIsKnown(String name) {
    refused(Fault.DEVICE_ID, new Device(name, "iPhone")::mustBeWellFormed);
    refused(Fault.DEVICE_ID, new Device("a".repeat(65), "iPhone")::mustBeWellFormed);
  }

  @Test
  void aMalformedTypeIsRefusedToo() {
    for (String type : new String[] {"", " ", "a\nb", "\u00e4", "a".repeat(65)}) {
      refused(Fault.DEVICE_TYPE, new Device("a", type)::mustBeWellFormed);
    }
    new Device("androidc123-4_5.6", "Windows Outlook 15").mustBeWellFormed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "%zz=1", "Cmd=Sync&User=%", "Cmd=Sync&cmd=Ping", "!!!", "A"})
  void aMangledQueryIsRefused(String query) {
    refused(Fault.REQUEST, () -> plain(query, "14.1"));
  }

  @Test
  void anAbsentOrEndlessQueryIsRefused() {
    refused(Fault.REQUEST, () -> plain("", "14.1"));
    refused(Fault.REQUEST, () -> EasRequest.parse(new RequestHead(null, "14.1", null, null)));
    refused(Fault.REQUEST, () -> plain("a=b&".repeat(100_000), "14.1"));
  }

  @Test
  void anEncodedQueryCutOffAnywhereIsRefused() {
    byte[] whole = bytes(0, 8, 1, 'u');
    int head = whole.length - 3;
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (length != head) {
        assertThatExceptionOfType(BadWire.class).isThrownBy(() -> encoded(cut));
      }
    }
    assertThat(encoded(Arrays.copyOf(whole, head)).user()).isNull();
  }

  @Test
  void base64IsReadInEveryDress() {
    byte[] bytes = bytes(18, 8, 3, 0xFB, 0xFF, 0xBE);
    String standard = Base64.getEncoder().encodeToString(bytes);
    String user =
        new String(new byte[] {(byte) 0xFB, (byte) 0xFF, (byte) 0xBE}, StandardCharsets.UTF_8);
    assertThat(encoded(standard).user()).isEqualTo(user);
    assertThat(encoded(Base64.getUrlEncoder().encodeToString(bytes)).user()).isEqualTo(user);
    assertThat(encoded(Base64.getEncoder().withoutPadding().encodeToString(bytes)).user())
        .isEqualTo(user);
    String percent = standard.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D");
    assertThat(encoded(percent).user()).isEqualTo(user);
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void versionsAreOrdered(Version version) {
    assertThat(version.atLeast(Version.V12_1)).isTrue();
    assertThat(Version.V16_1.atLeast(version)).isTrue();
    assertThat(Version.list()).isEqualTo("12.1,14.0,14.1,16.0,16.1");
  }

  @Test
  void randomQueriesAreReadOrRefused() {
    Random random = new Random(7);
    int read = 0;
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = bytes(0, 8, 1, 'u');
      for (int n = random.nextInt(3); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        read += encoded(bytes).version() == Version.V14_1 ? 1 : 0;
      } catch (BadWire expected) {
        read += 0; // refused is as good as read
      }
    }
    assertThat(read).isBetween(1_000, 9_000);
  }
}
