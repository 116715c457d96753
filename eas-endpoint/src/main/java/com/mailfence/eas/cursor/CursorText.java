package com.mailfence.eas.cursor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.change.Cursor;
import com.mailfence.core.item.Seq;
import com.mailfence.eas.wire.BodyPreference;
import com.mailfence.eas.wire.Options;
import com.mailfence.eas.wire.Supported;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A device's state as the bytes of its note: one line of words, numbers in base 36, lists preceded
 * by their length. Compact, as a device with many folders has one for each, and readable enough for
 * whoever must find out what a device was told.
 */
final class CursorText {
  /** First word; another layout gets another one. */
  private static final String LAYOUT = "s1";

  /** The same with the list of what the device holds behind each generation. */
  private static final String LISTING = "s2";

  private CursorText() {}

  static byte[] write(DeviceCursor state) {
    var out = new Words(isListing(state));
    out.word(out.listing ? LISTING : LAYOUT);
    out.number(state.place().collection()).number(state.place().epoch()).number(state.last());
    generation(out, state.base());
    out.number(state.answers().size());
    state.answers().forEach(answer -> generation(out, answer));
    out.number(state.adds().size());
    new TreeMap<>(state.adds())
        .forEach((name, item) -> out.word(URLEncoder.encode(name, UTF_8)).number(item));
    out.number(state.own().size());
    new TreeMap<>(state.own()).values().forEach(write -> ownWrite(out, write));
    options(out, state.options());
    supported(out, state.supported());
    return out.text().getBytes(UTF_8);
  }

  /**
   * @throws IllegalArgumentException if the bytes are none of ours
   */
  static DeviceCursor read(byte[] bytes) {
    var in = new Reading(new String(bytes, UTF_8).split(" ", -1));
    String layout = in.word();
    in.listing = layout.equals(LISTING);
    if (!in.listing && !layout.equals(LAYOUT)) {
      throw new IllegalArgumentException("unknown layout of a device's state");
    }
    var place = new DeviceCursor.Place(in.number(), in.number());
    long last = in.number();
    Generation base = generation(in);
    List<Generation> answers = new ArrayList<>();
    for (long n = in.number(); n > 0; n--) {
      answers.add(generation(in));
    }
    Map<String, Long> adds = new LinkedHashMap<>();
    for (long n = in.number(); n > 0; n--) {
      adds.put(URLDecoder.decode(in.word(), UTF_8), in.number());
    }
    Map<Long, OwnWrite> own = new LinkedHashMap<>();
    for (long n = in.number(); n > 0; n--) {
      OwnWrite write = ownWrite(in);
      own.put(write.item(), write);
    }
    return new DeviceCursor(place, last, base, answers, adds, own, options(in), supported(in));
  }

  private static boolean isListing(DeviceCursor state) {
    return Stream.concat(Stream.of(state.base()), state.answers().stream())
        .anyMatch(one -> one.cursor().held() != null);
  }

  /** Numbers in order, each as what it is more than the one before; -1 for no list. */
  private static void list(Words out, @Nullable Set<Long> held) {
    out.number(held == null ? -1 : held.size());
    if (held != null) {
      long last = 0;
      for (long number : new TreeSet<>(held)) {
        out.number(number - last);
        last = number;
      }
    }
  }

  private static @Nullable Set<Long> list(Reading in) {
    long size = in.number();
    if (size < 0) {
      return null;
    }
    Set<Long> held = new HashSet<>();
    long last = 0;
    for (long n = size; n > 0; n--) {
      last += in.number();
      held.add(last);
    }
    return held;
  }

  private static void generation(Words out, Generation generation) {
    Cursor cursor = generation.cursor();
    out.number(generation.number());
    out.number(cursor.settled().value()).number(cursor.target().value());
    out.number(cursor.at().value());
    out.number(cursor.heldSince().toEpochMilli()).number(cursor.wantedSince().toEpochMilli());
    out.number(cursor.echoes().size());
    cursor.echoes().forEach(echo -> out.number(echo.number()).number(echo.seq().value()));
    if (out.listing) {
      list(out, cursor.held());
    }
  }

  private static Generation generation(Reading in) {
    long number = in.number();
    Seq settled = new Seq(in.number());
    Seq target = new Seq(in.number());
    Seq at = new Seq(in.number());
    Instant held = Instant.ofEpochMilli(in.number());
    Instant wanted = Instant.ofEpochMilli(in.number());
    List<Cursor.Echo> echoes = new ArrayList<>();
    for (long n = in.number(); n > 0; n--) {
      echoes.add(new Cursor.Echo(in.number(), new Seq(in.number())));
    }
    Set<Long> listed = in.listing ? list(in) : null;
    return new Generation(number, new Cursor(settled, target, at, held, wanted, echoes, listed));
  }

  private static void ownWrite(Words out, OwnWrite write) {
    out.number(write.item()).number(write.seq().value());
    out.number(write.content()).number(write.alone() ? 1 : 0);
  }

  private static OwnWrite ownWrite(Reading in) {
    return new OwnWrite(in.number(), new Seq(in.number()), in.number(), in.number() == 1);
  }

  private static void options(Words out, Options options) {
    out.number(options.filter()).number(options.clientWins() ? 1 : 0);
    out.number(options.mime().ordinal()).number(options.mimeCut());
    preferences(out, options.bodies());
    preferences(out, options.parts());
  }

  private static Options options(Reading in) {
    return new Options(
        (int) in.number(),
        in.number() == 1,
        Options.Mime.values()[(int) in.number()],
        in.number(),
        preferences(in),
        preferences(in));
  }

  /** Nothing for a device that said nothing, as most do. */
  private static void supported(Words out, Supported supported) {
    if (supported.said()) {
      out.number(supported.tags().size());
      new TreeSet<>(supported.tags()).forEach(out::number);
    }
  }

  private static Supported supported(Reading in) {
    if (!in.more()) {
      return Supported.ALL;
    }
    Set<Integer> tags = new TreeSet<>();
    for (long n = in.number(); n > 0; n--) {
      tags.add((int) in.number());
    }
    return new Supported(true, tags);
  }

  private static void preferences(Words out, List<BodyPreference> preferences) {
    out.number(preferences.size());
    for (BodyPreference wanted : preferences) {
      out.number(wanted.form().code()).number(wanted.truncation());
      out.number(wanted.allOrNone() ? 1 : 0).number(wanted.preview());
    }
  }

  private static List<BodyPreference> preferences(Reading in) {
    List<BodyPreference> all = new ArrayList<>();
    for (long n = in.number(); n > 0; n--) {
      all.add(
          new BodyPreference(
              BodyPreference.Form.coded((int) in.number()),
              in.number(),
              in.number() == 1,
              (int) in.number()));
    }
    return all;
  }

  /** The words being written. */
  private static final class Words {
    private final StringBuilder out = new StringBuilder(128);
    private final boolean listing;

    Words(boolean listing) {
      this.listing = listing;
    }

    Words word(String word) {
      if (!out.isEmpty()) {
        out.append(' ');
      }
      out.append(word);
      return this;
    }

    Words number(long number) {
      return word(Long.toString(number, Character.MAX_RADIX));
    }

    String text() {
      return out.toString();
    }
  }

  /** The words being read. */
  private static final class Reading {
    private final String[] words;
    private boolean listing;
    private int next;

    Reading(String[] words) {
      this.words = words;
    }

    boolean more() {
      return next < words.length;
    }

    String word() {
      if (next == words.length) {
        throw new IllegalArgumentException("a device's state ends early");
      }
      return words[next++];
    }

    long number() {
      return Long.parseLong(word(), Character.MAX_RADIX);
    }
  }
}
