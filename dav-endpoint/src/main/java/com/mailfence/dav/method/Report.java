package com.mailfence.dav.method;

import com.mailfence.core.Refusal;
import com.mailfence.dav.report.Answer;
import com.mailfence.dav.report.Query;
import com.mailfence.dav.report.Reports;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Rooms;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Depth;
import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Element;

/** Answers a report. RFC 3253 s3.6 */
final class Report implements Method {
  private final Rooms rooms;

  Report(Rooms rooms) {
    this.rooms = rooms;
  }

  @Override
  public Reply run(Call call) {
    Element asked = call.document().orElseThrow(() -> new BadWire("report without a body"));
    View view = call.view(rooms);
    Resource resource = view.tree().find(call.path());
    if (resource instanceof Resource.Nothing) {
      throw new Refusal.NotFound("resource");
    }
    Depth depth = call.depth(Depth.ZERO);
    Answer answer = Reports.answer(new Query(view, resource, depth, asked, call.header("host")));
    if (answer instanceof Answer.Told told) {
      return Reply.multistatus(out -> told.telling().to(out));
    }
    if (answer instanceof Answer.Document document) {
      return Reply.document(200, document.root(), document.content());
    }
    var bytes = (Answer.Bytes) answer;
    return Reply.of(200)
        .with(new Reply.Body(bytes.type(), bytes.bytes().length, out -> out.write(bytes.bytes())));
  }
}
