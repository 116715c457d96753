package com.mailfence.eas.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** [MS-ASEMAIL] section 2.2.2.37 */
final class GlobalObjectIdTest {
  private static final String CLASS = "040000008200e00074c5b7101a82e008";
  private static final String OF_EXCHANGE =
      "040000008200E00074C5B7101A82E00800000000A0B1C2D3E4F5C801000000000000000010000000"
          + "000102030405060708090A0B0C0D0E0F";

  @Test
  void aForeignNameIsPutIntoAnId() { // R20016 to R20021
    ByteBuffer id = bytes(GlobalObjectId.of("küche-17@example.org", null));
    assertThat(hex(id, 16)).isEqualTo(CLASS); // R20000
    assertThat(hex(id, 4)).isEqualTo("00000000"); // R20001
    assertThat(hex(id, 16)).isEqualTo("0".repeat(32));
    assertThat(id.getInt()).isEqualTo(id.remaining()); // R20012
    assertThat(text(id, 8)).isEqualTo("vCal-Uid"); // R20018
    assertThat(id.getInt()).isEqualTo(1); // R20019
    assertThat(text(id, id.remaining() - 1)).isEqualTo("küche-17@example.org");
    assertThat(id.get()).isZero();
  }

  @Test
  void aNameThatIsAnIdStaysIt() { // R20013, R20015
    byte[] id = bytes(GlobalObjectId.of(OF_EXCHANGE, null)).array();
    assertThat(HexFormat.of().withUpperCase().formatHex(id)).isEqualTo(OF_EXCHANGE);
    assertThat(GlobalObjectId.of(OF_EXCHANGE.toLowerCase(java.util.Locale.ROOT), null))
        .isEqualTo(GlobalObjectId.of(OF_EXCHANGE, null));
  }

  @Test
  void anOccurrenceIsNamedByItsDay() { // R20002 to R20009
    LocalDate day = LocalDate.of(2026, 3, 12);
    for (String uid : new String[] {OF_EXCHANGE, "u1"}) {
      ByteBuffer one = bytes(GlobalObjectId.of(uid, day));
      one.position(16);
      assertThat(hex(one, 4)).isEqualTo("07ea030c");
      one.putInt(16, 0);
      assertThat(one.array()).isEqualTo(bytes(GlobalObjectId.of(uid, null)).array());
    }
  }

  @Test
  void whatOnlyBeginsLikeAnIdIsForeign() {
    assertThat(text(bytes(GlobalObjectId.of(CLASS, null)).position(40), 8)).isEqualTo("vCal-Uid");
    String odd = OF_EXCHANGE + "0";
    assertThat(text(bytes(GlobalObjectId.of(odd, null)).position(40), 8)).isEqualTo("vCal-Uid");
    String broken = OF_EXCHANGE.replace("0F", "XY");
    assertThat(text(bytes(GlobalObjectId.of(broken, null)).position(40), 8)).isEqualTo("vCal-Uid");
  }

  private static ByteBuffer bytes(String base64) {
    return ByteBuffer.wrap(Base64.getDecoder().decode(base64)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String hex(ByteBuffer from, int length) {
    byte[] bytes = new byte[length];
    from.get(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String text(ByteBuffer from, int length) {
    byte[] bytes = new byte[length];
    from.get(bytes);
    return new String(bytes, UTF_8);
  }
}
