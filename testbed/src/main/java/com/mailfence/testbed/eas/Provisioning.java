package com.mailfence.testbed.eas;

import java.util.ArrayList;
import java.util.List;

/** The Provision command: asks for the policy, says that it is followed, and gets its key. */
final class Provisioning {
  private static final String NS = "Provision:";
  private static final String TYPE = "MS-EAS-Provisioning-WBXML";

  private final Session session;
  private final Handset phone;

  Provisioning(Session session, Handset phone) {
    this.session = session;
    this.phone = phone;
  }

  /** Both phases; the policy's words. [MS-ASPROV] R650, R657 */
  Node run() {
    session.policyKey(0);
    List<Node> words = new ArrayList<>();
    if (session.speaks("14.1")) {
      words.add(deviceInformation());
    }
    words.add(policies(Node.text(NS + "PolicyType", TYPE)));
    Node offered = policy(words);
    String temporary = offered.at(NS + "PolicyKey").text();
    session.policyKey(Long.parseLong(temporary));
    Node agreed =
        policy(
            List.of(
                policies(
                    Node.text(NS + "PolicyType", TYPE),
                    Node.text(NS + "PolicyKey", temporary),
                    Node.number(NS + "Status", 1))));
    if (agreed.has(NS + "Data")) {
      throw new BadAnswer("the policy again, where its key is due");
    }
    session.policyKey(Long.parseLong(agreed.at(NS + "PolicyKey").text()));
    return offered.at(NS + "Data", NS + "EASProvisionDoc");
  }

  private Node policy(List<Node> words) {
    Node wish = Node.of(NS + "Provision", words);
    Node answer = session.answer(Session.Parcel.of("Provision", wish), 0);
    mustBeFine(answer);
    Node policy = answer.at(NS + "Policies", NS + "Policy");
    mustBeFine(policy);
    return policy;
  }

  private static void mustBeFine(Node node) {
    if (node.at(NS + "Status").number() != 1) {
      throw new BadAnswer("no policy: " + node);
    }
  }

  private static Node policies(Node... words) {
    return Node.of(NS + "Policies", Node.of(NS + "Policy", words));
  }

  /** [MS-ASCMD] R4954 */
  private Node deviceInformation() {
    return Node.of(
        "Settings:DeviceInformation",
        Node.of(
            "Settings:Set",
            Node.text("Settings:Model", phone.deviceType()),
            Node.text("Settings:FriendlyName", phone.deviceId()),
            Node.text("Settings:OS", "SimOS 1.0"),
            Node.text("Settings:OSLanguage", "en"),
            Node.text("Settings:UserAgent", "SimPhone/1.0")));
  }
}
