package dev.quartet.deploy.emulator;

import software.amazon.awssdk.services.route53.Route53Client;

/** What a person brings along: a domain, with its hosted zone. */
final class Domain {

    private Domain() {}

    /** Gives the id of its zone. */
    static String register(Emulator emulator) {
        try (Route53Client route53 = emulator.client(Route53Client.builder(), "us-east-1")) {
            return route53.createHostedZone(request -> request.name("example.com").callerReference("once"))
                    .hostedZone().id().replace("/hostedzone/", "");
        }
    }
}
