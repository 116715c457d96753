package com.mailfence.eas.hierarchy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.change.Cursor;
import com.mailfence.core.item.Seq;
import com.mailfence.eas.hierarchy.FolderState.Deed;
import com.mailfence.eas.hierarchy.FolderState.Generation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/** A device's state of the list as the bytes of its note: one line of words. */
final class FolderText {
  /** First word; another layout gets another one. */
  private static final String LAYOUT = "f1";

  private static final String NO_DEED = "-";

  private FolderText() {}

  static byte[] write(FolderState state) {
    var out = new StringJoiner(" ");
    out.add(LAYOUT).add(state.mark()).add(Long.toString(state.last()));
    generation(out, state.base());
    out.add(Integer.toString(state.answers().size()));
    state.answers().forEach(answer -> generation(out, answer));
    return out.toString().getBytes(UTF_8);
  }

  /**
   * @throws IllegalArgumentException if the bytes are none of ours
   */
  static FolderState read(byte[] bytes) {
    Iterator<String> in = List.of(new String(bytes, UTF_8).split(" ")).iterator();
    try {
      if (!in.next().equals(LAYOUT)) {
        throw new IllegalArgumentException("unknown layout of a device's list of folders");
      }
      String mark = in.next();
      long last = number(in);
      Generation base = generation(in);
      List<Generation> answers = new ArrayList<>();
      for (long n = number(in); n > 0; n--) {
        answers.add(generation(in));
      }
      return new FolderState(mark, last, base, answers);
    } catch (NoSuchElementException cut) {
      throw new IllegalArgumentException("a device's list of folders ends early", cut);
    }
  }

  private static void generation(StringJoiner out, Generation generation) {
    Cursor cursor = generation.cursor();
    number(out, generation.number());
    number(out, cursor.settled().value());
    number(out, cursor.echoes().size());
    for (Cursor.Echo echo : cursor.echoes()) {
      number(out, echo.number());
      number(out, echo.seq().value());
    }
    number(out, generation.dropped().size());
    new TreeSet<>(generation.dropped()).forEach(folder -> number(out, folder));
    out.add(generation.deed().digest().isEmpty() ? NO_DEED : generation.deed().digest());
    number(out, generation.deed().folder());
  }

  private static Generation generation(Iterator<String> in) {
    long number = number(in);
    Cursor cursor = Cursor.settledAt(new Seq(number(in)));
    for (long n = number(in); n > 0; n--) {
      cursor = cursor.echoing(number(in), new Seq(number(in)));
    }
    Set<Long> dropped = new LinkedHashSet<>();
    for (long n = number(in); n > 0; n--) {
      dropped.add(number(in));
    }
    String digest = in.next();
    long folder = number(in);
    var deed = digest.equals(NO_DEED) ? Deed.NONE : new Deed(digest, folder);
    return new Generation(number, cursor, dropped, deed);
  }

  private static void number(StringJoiner out, long number) {
    out.add(Long.toString(number));
  }

  private static long number(Iterator<String> in) {
    return Long.parseLong(in.next());
  }
}
