package com.mailfence.dav.method;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.ContentRef;
import com.mailfence.dav.data.Listed;
import com.mailfence.dav.property.BasicProperties;
import com.mailfence.dav.property.DeadProperties;
import com.mailfence.dav.property.Stored;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.ByteRange;
import com.mailfence.dav.wire.EntityTags;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/** Gives what is stored, as it was stored; and a page for people elsewhere. RFC 9110 s9.3.1 */
final class Get implements Method {
  /** Whatever it is, a browser shows none of it as a page. // DV09 */
  private static final String SANDBOX = "default-src 'none'; sandbox";

  private final Rooms rooms;

  Get(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public Reply run(Call call) {
    View view = call.view(rooms);
    Resource resource = view.tree().find(call.path());
    if (resource instanceof Resource.Nothing) {
      throw new Refusal.NotFound("resource");
    }
    if (resource instanceof Resource.Entry entry) {
      byte[] card = Listed.of(entry.person()).bytes();
      return Reply.of(200)
          .with(new Reply.Body(Shelf.ADDRESSBOOKS.type(), card.length, out -> out.write(card)))
          .with("ETag", '"' + Listed.of(entry.person()).tag() + '"')
          .with("Content-Security-Policy", SANDBOX);
    }
    if (resource instanceof Resource.Notice notice) {
      return Notices.of(view, notice);
    }
    if (resource instanceof Resource.Folder folder) {
      return new WholeFile(rooms)
          .written(view, folder, call.header("accept"))
          .orElseGet(() -> Pages.of(view, folder));
    }
    if (!(resource instanceof Member member)) {
      return Pages.of(view, resource);
    }
    String tag = BasicProperties.tag(member.row());
    Optional<EntityTags> held = EntityTags.read(call.header("if-none-match"));
    if (held.isPresent() && held.get().match(tag)) {
      return Reply.of(304).with("ETag", '"' + tag + '"');
    }
    Guard.of(call, view).conditions(member);
    if (member.isVeiled()) {
      byte[] shown = Stored.bytes(view, member);
      var body = new Reply.Body(member.folder().shelf().type(), shown.length, o -> o.write(shown));
      return headed(Reply.of(200).with(body), member).without("Accept-Ranges");
    }
    return member.folder().shelf() == Shelf.ADDRESSBOOKS
        ? card(call, view, member)
        : whole(call, member, type(view, member));
  }

  private Reply card(Call call, View view, Member member) {
    return Cards.negotiated(view, member, call.header("accept"))
        .map(body -> headed(Reply.of(200).with(body), member).with("Vary", "Accept"))
        .orElseGet(() -> whole(call, member, Shelf.ADDRESSBOOKS.type()));
  }

  private Reply whole(Call call, Member member, String type) {
    ContentRef content = member.row().bytes();
    Optional<ByteRange> range = range(call, member);
    if (range.isPresent() && range.get().equals(ByteRange.NONE)) {
      return Reply.of(416).with("Content-Range", "bytes */" + content.size());
    }
    long first = range.map(ByteRange::first).orElse(0L);
    long length = range.map(ByteRange::length).orElse(content.size());
    var body = new Reply.Body(type, length, out -> copy(content, first, length, out));
    Reply reply = headed(Reply.of(range.isPresent() ? 206 : 200).with(body), member);
    return range.isPresent()
        ? reply.with(
            "Content-Range", "bytes " + first + "-" + (first + length - 1) + "/" + content.size())
        : reply;
  }

  /** A range of what the client holds already, or of nothing if it is another thing by now. */
  private static Optional<ByteRange> range(Call call, Member member) {
    String held = call.header("if-range");
    boolean same = held == null || held.equals('"' + BasicProperties.tag(member.row()) + '"');
    return same
        ? ByteRange.read(call.header("range"), member.row().bytes().size())
        : Optional.empty();
  }

  private static Reply headed(Reply reply, Member member) {
    String date = BasicProperties.lastModified(member.row());
    Reply tagged =
        reply
            .with("ETag", '"' + BasicProperties.tag(member.row()) + '"')
            .with("Accept-Ranges", "bytes")
            .with("Content-Security-Policy", SANDBOX)
            .with("Cache-Control", "private, no-cache");
    Reply stated = Objects.tagged(tagged, member.row());
    return date == null ? stated : stated.with("Last-Modified", date);
  }

  private static String type(View view, Member member) {
    Shelf shelf = member.folder().shelf();
    return shelf == Shelf.FILES
        ? DeadProperties.type(DeadProperties.of(view.rows(), member)).orElse(shelf.type())
        : shelf.type();
  }

  private void copy(ContentRef content, long first, long length, OutputStream out)
      throws IOException {
    try (InputStream in = rooms.blobs().open(content, first)) {
      byte[] piece = new byte[16 * 1024];
      long left = length;
      while (left > 0) {
        int n = in.read(piece, 0, (int) Math.min(piece.length, left));
        if (n < 0) {
          throw new EOFException("stored bytes end early");
        }
        out.write(piece, 0, n);
        left -= n;
      }
    }
  }
}
