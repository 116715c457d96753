package com.mailfence.eas.wbxml;

import static com.mailfence.eas.wbxml.Trees.document;
import static com.mailfence.eas.wbxml.Trees.hex;
import static com.mailfence.eas.wbxml.Trees.read;
import static com.mailfence.eas.wbxml.Trees.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WbxmlWriterTest {
  private static Element data(Content content) {
    return Element.grow("AirSyncBase", "Body").content("AirSyncBase", "Data", content).build();
  }

  private static String sent(String text) {
    byte[] wire = write(data(new Content.Text(text)));
    return new String(wire, 4 + 2 + 3, wire.length - 4 - 2 - 3 - 3, UTF_8);
  }

  private static String streamed(byte[] bytes) {
    Content content = new Content.StreamedText(() -> new ByteArrayInputStream(bytes));
    return read(write(data(content))).need("AirSyncBase", "Data").text();
  }

  @Test
  void writesTheBytesOfThePaper() {
    Element ping =
        Element.grow("Ping", "Ping")
            .number("Status", 2)
            .with(Element.grow("Ping", "Folders"))
            .build();
    assertThat(write(ping)).isEqualTo(document("00 0D 45 47 03 32 00 01 09 01"));
  }

  @Test
  void aPageIsSwitchedOnlyWhenItChanges() {
    Element sync =
        Element.grow("AirSync", "Sync")
            .text("Email", "Subject", "a")
            .text("Email", "From", "b")
            .empty("MoreAvailable")
            .build();
    assertThat(write(sync))
        .isEqualTo(document("45 00 02 54 03 61 00 01 58 03 62 00 01 00 00 14 01"));
  }

  @Test
  void streamedCallsWriteTheSameAsATree() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WbxmlWriter writer = new WbxmlWriter(out);
    writer.start("AirSync", "Sync").start("AirSync", "SyncKey").text("7").end();
    writer.start("Email2", "ConversationId").opaque(hex("00 FF"), 0, 2).end().end().finish();
    Element tree =
        Element.grow("AirSync", "Sync")
            .text("SyncKey", "7")
            .opaque("Email2", "ConversationId", hex("00 FF"))
            .build();
    assertThat(out.toByteArray()).isEqualTo(write(tree));
  }

  // EA02: text is legal in XML on its way out
  @ParameterizedTest
  @MethodSource
  void textIsMendedOnItsWayOut(String text, String wire) {
    assertThat(sent(text)).isEqualTo(wire);
  }

  private static Stream<Arguments> textIsMendedOnItsWayOut() {
    return Stream.of(
        arguments("a\0b", "ab"),
        arguments("a\001\010\013\014\016\037b", "ab"),
        arguments("a\t\n\rb", "a\t\n\rb"),
        arguments("\uD800", "\uFFFD"),
        arguments("\uDC00\uD800", "\uFFFD\uFFFD"),
        arguments("\uD800\uD800\uDC00x", "\uFFFD\uD800\uDC00x"),
        arguments("\uD800x", "\uFFFDx"),
        arguments("\uFFFE\uFFFF", "\uFFFD\uFFFD"),
        arguments("\u0080\u07FF\u0800\uFFFD", "\u0080\u07FF\u0800\uFFFD"));
  }

  // EA02
  @Test
  void aStreamOfBrokenUtf8IsMendedOnItsWayOut() {
    assertThat(streamed(hex("61 00 01 C3 62"))).isEqualTo("a\uFFFDb");
    assertThat(streamed(hex("ED A0 80 63"))).endsWith("c").doesNotContain("\uD800");
    assertThat(streamed(hex("EF BF BF"))).isEqualTo("\uFFFD");
    assertThat(streamed(hex("F0 9F 98"))).isEqualTo("\uFFFD");
  }

  @Test
  void pairsAcrossTheBuffersOfAStreamStayPairs() {
    for (int shift = 0; shift < 4; shift++) {
      String text = "x".repeat(shift) + "\uD83D\uDE00".repeat(20_000);
      assertThat(streamed(text.getBytes(UTF_8))).isEqualTo(text);
    }
  }

  @Test
  void aBodyPassesThroughWithoutBeingHeld() throws IOException {
    long length = 300_000_000L;
    AtomicLong written = new AtomicLong();
    OutputStream counting =
        new OutputStream() {
          @Override
          public void write(int b) {
            written.incrementAndGet();
          }

          @Override
          public void write(byte[] array, int offset, int count) {
            written.addAndGet(count);
          }
        };
    WbxmlWriter.write(data(new Content.StreamedOpaque(length, () -> zeros(length))), counting);
    assertThat(written.get()).isEqualTo(4 + 2 + 2 + 1 + 5 + length + 2);
  }

  @Test
  void anOpaqueOfAnotherLengthThanAnnouncedFails() {
    for (long length : new long[] {9, 11}) {
      Element element = data(new Content.StreamedOpaque(length, () -> zeros(10)));
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> WbxmlWriter.write(element, OutputStream.nullOutputStream()));
    }
  }

  @Test
  void lengthsAreWrittenSevenBitsAByte() {
    for (int length : new int[] {0, 1, 127, 128, 16_383, 16_384, 2_097_152}) {
      byte[] bytes = new byte[length];
      assertThat(
              read(write(data(new Content.Slice(bytes, 0, length, true))))
                  .need("AirSyncBase", "Data")
                  .bytes())
          .hasSize(length);
    }
  }

  /** A request may split a text anywhere, even in a character; written again it is whole. */
  @Test
  void piecesOfARequestAreWrittenAsOne() {
    Element split = read(document("45 03 61 C3 00 03 A4 00 01"));
    assertThat(write(split)).isEqualTo(document("45 03 61 C3 A4 00 01"));
    Element mixed = read(document("45 03 61 00 C3 01 00 01"));
    assertThat(write(mixed)).isEqualTo(document("45 C3 02 61 00 01"));
  }

  @Test
  void startsAndEndsMustMatch() throws IOException {
    OutputStream out = OutputStream.nullOutputStream();
    assertThatIllegalStateException().isThrownBy(() -> new WbxmlWriter(out).end());
    assertThatIllegalStateException().isThrownBy(() -> new WbxmlWriter(out).text("x"));
    assertThatIllegalStateException().isThrownBy(() -> new WbxmlWriter(out).finish());
    WbxmlWriter writer = new WbxmlWriter(out).start("AirSync", "Sync");
    assertThatIllegalStateException().isThrownBy(writer::finish);
    writer.end();
    assertThatIllegalStateException().isThrownBy(() -> writer.start("AirSync", "Sync"));
  }

  private static InputStream zeros(long length) {
    return new InputStream() {
      private long left = length;

      @Override
      public int read() {
        return left-- > 0 ? 0 : -1;
      }

      @Override
      public int read(byte[] into, int offset, int count) {
        if (left <= 0) {
          return -1;
        }
        int n = (int) Math.min(left, count);
        left -= n;
        return n;
      }
    };
  }
}
