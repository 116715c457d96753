package com.mailfence.eas.cursor;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.change.Cursor;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Seq;
import com.mailfence.eas.wire.BodyPreference;
import com.mailfence.eas.wire.BodyPreference.Form;
import com.mailfence.eas.wire.Options;
import com.mailfence.eas.wire.Supported;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** States for tests. */
final class States {
  static final CollectionId INBOX = new CollectionId(new AccountId(1), 40);
  static final CollectionId OTHER = new CollectionId(new AccountId(1), 41);
  static final Options PLAIN_500 =
      new Options(
          5,
          true,
          Options.Mime.SECURED,
          4096,
          List.of(new BodyPreference(Form.PLAIN, 500, true, 120), BodyPreference.whole(Form.HTML)),
          List.of(new BodyPreference(Form.HTML, 1000, false, 0)));

  private States() {}

  static DeviceCursor begun() {
    return DeviceCursor.begin(INBOX, 1_000, Options.NONE, Supported.ALL);
  }

  /** A state whose device confirmed its first key. */
  static DeviceCursor confirmed() {
    DeviceCursor begun = begun();
    return begun.at(begun.firstKey()).orElseThrow();
  }

  static Cursor at(long seq) {
    return Cursor.settledAt(new Seq(seq));
  }

  static DeviceCursor random(Random random) {
    List<Generation> answers = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      answers.add(new Generation(random.nextInt(900), cursor(random)));
    }
    Map<String, Long> adds = new LinkedHashMap<>();
    Map<Long, OwnWrite> own = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      adds.put("%20 +\u00e9\n" + random.nextInt(), random.nextLong());
      OwnWrite write =
          new OwnWrite(random.nextInt(99), seq(random), random.nextLong(), random.nextBoolean());
      own.put(write.item(), write);
    }
    var place = new DeviceCursor.Place(random.nextInt(1_000), random.nextLong(1L << 42));
    var base = new Generation(random.nextInt(900), cursor(random));
    Options options = random.nextBoolean() ? PLAIN_500 : Options.NONE;
    return new DeviceCursor(
        place, random.nextInt(900), base, answers, adds, own, options, supported(random));
  }

  private static Supported supported(Random random) {
    int many = random.nextInt(4);
    Set<Integer> tags = new TreeSet<>();
    for (int i = 1; i < many; i++) {
      tags.add(random.nextInt(900));
    }
    return many == 0 ? Supported.ALL : new Supported(true, tags);
  }

  private static Cursor cursor(Random random) {
    List<Cursor.Echo> echoes = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      echoes.add(new Cursor.Echo(random.nextInt(1 << 20), seq(random)));
    }
    Instant held = Instant.ofEpochMilli(random.nextLong(1L << 42));
    Set<Long> listed = random.nextBoolean() ? null : new TreeSet<>();
    for (int i = random.nextInt(5); i > 0 && listed != null; i--) {
      listed.add((long) random.nextInt(1 << 20));
    }
    return new Cursor(seq(random), seq(random), seq(random), held, Instant.EPOCH, echoes, listed);
  }

  private static Seq seq(Random random) {
    return new Seq(random.nextLong(1L << 50));
  }
}
