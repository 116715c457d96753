package com.mailfence.core.change;

import static com.mailfence.core.change.Rows.day;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.change.Rows.Row;
import com.mailfence.core.item.Mark;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KnowledgeTest {
  private final Rows rows = new Rows();
  private final Round<Row> round = new Round<>(rows);

  @Test
  void aReaderHoldsWhatItWasTold() {
    Row old = rows.add(1);
    Row recent = rows.add(5);
    assertThat(Knowledge.holds(Cursor.START, recent)).isFalse();
    Cursor windowed = round.next(Cursor.START, day(3), 10).next();
    assertThat(Knowledge.holds(windowed, recent)).isTrue();
    assertThat(Knowledge.holds(windowed, old)).isFalse();
    assertThat(Knowledge.holds(windowed, rows.add(6))).isFalse();
  }

  @Test
  void inARoundAReaderHoldsWhatWasPaged() {
    Row first = rows.add(1);
    Row second = rows.add(1);
    Cursor halfway = round.next(Cursor.START, Instant.EPOCH, 1).next();
    assertThat(Knowledge.holds(halfway, second)).isTrue();
    assertThat(Knowledge.holds(halfway, first)).isFalse();
  }

  @Test
  void whatLeftTheWindowInThisRoundIsNotHeldAnyMore() {
    Row old = rows.add(1);
    rows.add(5);
    Row recent = rows.add(6);
    Cursor all = round.next(Cursor.START, Instant.EPOCH, 10).next();
    rows.mark(recent.number(), Mark.READ);
    rows.mark(old.number(), Mark.READ);
    Cursor halfway = round.next(all, day(3), 1).next();
    assertThat(Knowledge.holds(halfway, old)).isTrue();
    Cursor done = round.next(halfway, day(3), 10).next();
    assertThat(Knowledge.holds(done, old)).isFalse();
    assertThat(Knowledge.holds(done, recent)).isTrue();
  }

  @Test
  void aReaderHoldsWhatItMade() {
    Row own = rows.add(1);
    Cursor echoing = Cursor.START.echoing(own.number(), own.stamps().modified());
    assertThat(Knowledge.holds(echoing, own)).isTrue();
    assertThat(Knowledge.outdated(echoing, own)).isFalse();
    assertThat(Knowledge.outdated(echoing, rows.mark(own.number(), Mark.FLAG))).isTrue();
  }
}
