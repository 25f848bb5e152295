import express, { type Express, type Request } from "express";
import type { Deps } from "~/composition.server";
import { knowsToken } from "~/serve-providers.server";
import { receiveAnswer, type ReceiveDeps } from "~/services/opt-out/receive-answer.server";

/** The largest message that mail hosts let through; only its words are kept. */
const LIMIT = "40mb";
const PATH = "/api/providers/:channel/replies";

type Parts = Pick<Deps, "channels" | "log"> & { readonly answers: ReceiveDeps };

/**
 * `/api/providers/:channel/replies`: what customers answer, handed on by the mail host or a forwarder as the message was
 * (RFC 5322), known by the same secret as the reports. Stored, then answered; read in the background.
 */
export const mountReplies = (app: Express, { channels, log, answers }: Parts): void => {
  const channelOf = ({ params }: Request) => channels.all.find(({ spec }) => spec.id === params["channel"])?.reports;
  // Before the body is read: who does not know the secret shall not fill the memory.
  app.post(PATH, (request, response, next) => {
    const channel = channelOf(request);
    if (!channel?.readAnswer) return void response.status(404).end();
    if (!knowsToken(request, channel.token)) return void response.status(401).end();
    next();
  });
  app.post(PATH, express.raw({ type: () => true, limit: LIMIT }), (request, response) => {
    const read = channelOf(request)?.readAnswer;
    const body: unknown = request.body;
    if (!read || !Buffer.isBuffer(body) || body.length === 0) return void response.status(400).end();
    read(body)
      .then((answer) => receiveAnswer(answers, answer))
      .then(
        (stored) => response.status(202).json({ stored }),
        (error: unknown) => {
          // Not stored, so not answered with 202: the mail host tries again.
          log.error({ channel: request.params["channel"], error: String(error) }, "answer not stored");
          response.status(503).end();
        },
      );
  });
};
