package io.actornet.protocol.app.dns;

import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/**
 * What is asked about a name, of class IN.
 *
 * @param name absolute; compared without regard to case
 * @param type such as A, see {@link org.xbill.DNS.Type}
 */
record Question(Name name, int type) {
  /** The question of a message; null if it has none of class IN. */
  static Question of(Message message) {
    Record question = message.getQuestion();
    return question == null || question.getDClass() != DClass.IN
        ? null
        : new Question(question.getName(), question.getType());
  }
}
