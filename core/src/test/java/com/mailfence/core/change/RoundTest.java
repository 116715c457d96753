package com.mailfence.core.change;

import static com.mailfence.core.change.Rows.day;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.change.Rows.Row;
import com.mailfence.core.item.Mark;
import com.mailfence.core.item.Seq;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTest {
  private final Rows rows = new Rows();
  private final Round<Row> round = new Round<>(rows);

  @Test
  void aFirstRoundGivesTheNewestFirstAndSaysExactlyWhetherMoreRemains() {
    for (int i = 0; i < 4; i++) {
      rows.add(1);
    }
    Page<Row> first = page(Cursor.START, 2);
    assertThat(said(first)).containsExactly("Added 4", "Added 3");
    assertThat(first.more()).isTrue();
    Page<Row> second = page(first.next(), 2);
    assertThat(said(second)).containsExactly("Added 2", "Added 1");
    assertThat(second.more()).isFalse();
    assertThat(second.next()).isEqualTo(Cursor.settledAt(new Seq(4)));
  }

  @Test
  void nothingNewReadsNoRow() {
    rows.add(1);
    Cursor rest = page(Cursor.START, 10).next();
    int before = rows.reads;
    Page<Row> page = page(rest, 10);
    assertThat(page.changes()).isEmpty();
    assertThat(page.next()).isSameAs(rest);
    assertThat(rows.reads).isEqualTo(before);
  }

  @Test
  void theKindIsJudgedAgainstWhatTheReaderHolds() {
    for (int i = 0; i < 4; i++) {
      rows.add(1);
    }
    Cursor rest = page(Cursor.START, 10).next();
    rows.rewrite(1);
    rows.mark(2, Mark.FLAG);
    rows.remove(3);
    rows.add(1);
    rows.remove(rows.add(1).number());
    assertThat(said(page(rest, 10)))
        .containsExactly("Added 8", "Removed 3", "Marked 2 [FLAG]", "Rewritten 1");
  }

  /** Else it would keep for ever what it put and somebody else removed before it asked again. */
  @Test
  void whoseWritesNobodyNotesIsToldWhatWasBornAndIsGone() {
    Round<Row> unnoted = Round.ofUnnoted(rows);
    rows.add(1);
    rows.remove(rows.add(1).number());
    Page<Row> first = unnoted.next(Cursor.START, Instant.EPOCH, 10);
    assertThat(said(first)).containsExactly("Added 1");
    rows.remove(rows.add(1).number());
    Page<Row> second = unnoted.next(first.next(), Instant.EPOCH, 10);
    assertThat(said(second)).containsExactly("Removed 4");
    assertThat(unnoted.next(second.next(), Instant.EPOCH, 10).changes()).isEmpty();
  }

  @Test
  void whatTheReaderWroteItselfIsNotSaidAgain() {
    Row added = rows.add(1);
    Cursor own = Cursor.START.echoing(added.number(), added.stamps().modified());
    Page<Row> page = page(own, 10);
    assertThat(page.changes()).isEmpty();
    assertThat(page.next().echoes()).isEmpty();
    rows.mark(added.number(), Mark.READ);
    assertThat(said(page(page.next(), 10))).containsExactly("Marked 1 [READ]");
  }

  @Test
  void aForeignEditOfAnOwnItemIsSaidAndNeverAsASecondAddition() {
    Row added = rows.add(1);
    Cursor own = Cursor.START.echoing(added.number(), added.stamps().modified());
    rows.rewrite(added.number());
    assertThat(said(page(own, 10))).containsExactly("Rewritten 1");
  }

  @Test
  void aRefusedWriterIsOwedTheWholeItem() {
    Row row = rows.add(1);
    Cursor rest = page(Cursor.START, 10).next();
    Row marked = rows.mark(row.number(), Mark.READ);
    assertThat(Knowledge.outdated(rest, marked)).isTrue();
    Page<Row> page = page(rest.owing(row.number()), 10);
    assertThat(said(page)).containsExactly("Rewritten 1");
    assertThat(page.next().echoes()).isEmpty();
  }

  @Test
  void aWindowThatMovesTakesAndGivesWithoutTouchingTheRows() {
    rows.add(1);
    rows.add(5);
    Cursor all = page(Cursor.START, 10).next();
    Page<Row> narrowed = round.next(all, day(3), 10);
    assertThat(said(narrowed)).containsExactly("Removed 1 soft");
    Page<Row> widened = round.next(narrowed.next(), Instant.EPOCH, 10);
    assertThat(said(widened)).containsExactly("Added 1");
  }

  @Test
  void aWindowThatMovesWhileARoundLastsIsServedAfterIt() {
    rows.add(1);
    rows.add(5);
    Page<Row> first = page(Cursor.START, 1);
    Page<Row> second = round.next(first.next(), day(3), 1);
    assertThat(said(second)).containsExactly("Added 1");
    assertThat(second.more()).isTrue();
    assertThat(said(round.next(second.next(), day(3), 1))).containsExactly("Removed 1 soft");
  }

  @Test
  void aRemovalDuringTheRoundIsSaidOnce() {
    for (int i = 0; i < 3; i++) {
      rows.add(1);
    }
    Cursor rest = page(Cursor.START, 10).next();
    rows.mark(1, Mark.READ);
    rows.mark(2, Mark.READ);
    Page<Row> first = page(rest, 1);
    rows.remove(1);
    Page<Row> second = page(first.next(), 1);
    assertThat(said(second)).containsExactly("Removed 1");
    assertThat(second.more()).isFalse();
    assertThat(page(second.next(), 1).changes()).isEmpty();
  }

  /** I5: an unknown past is refused, never answered with an empty page. */
  @Test
  void aReaderUnderTheFloorIsRefused() {
    rows.add(1);
    rows.add(1);
    Cursor rest = page(Cursor.START, 10).next();
    rows.remove(1);
    rows.floor(3);
    assertThatThrownBy(() -> page(rest, 10)).isInstanceOf(Refusal.Stale.class);
    assertThat(said(page(Cursor.START, 10))).containsExactly("Added 2");
  }

  @Test
  void aFirstRoundIsRefusedIfItsOwnEchoLiesUnderTheFloor() {
    Row own = rows.add(1);
    Cursor cursor = Cursor.START.echoing(own.number(), own.stamps().modified());
    rows.remove(own.number());
    rows.floor(2);
    assertThatThrownBy(() -> page(cursor, 10)).isInstanceOf(Refusal.Stale.class);
  }

  @Test
  void pagedRowsOfARoundAreKnownUpToItsTarget() {
    rows.add(1);
    rows.add(1);
    Page<Row> first = page(Cursor.START, 1);
    assertThat(Knowledge.outdated(first.next(), rows.row(2))).isFalse();
    assertThat(Knowledge.outdated(first.next(), rows.row(1))).isTrue();
    Row foreign = rows.mark(2, Mark.READ);
    assertThat(Knowledge.outdated(first.next(), foreign)).isTrue();
    assertThat(Knowledge.wrote(first.next(), foreign, rows.mark(2, Mark.FLAG)))
        .isSameAs(first.next());
  }

  private Page<Row> page(Cursor cursor, int limit) {
    return round.next(cursor, Instant.EPOCH, limit);
  }

  private static List<String> said(Page<Row> page) {
    return page.changes().stream().map(RoundTest::word).toList();
  }

  private static String word(Change<Row> change) {
    String word = change.getClass().getSimpleName() + " " + change.row().number();
    if (change instanceof Change.Marked<Row> marked) {
      return word + " " + marked.marks();
    }
    return change instanceof Change.Removed<Row> removed && removed.soft() ? word + " soft" : word;
  }
}
