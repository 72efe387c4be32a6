package dev.quartet.support.identity;

/** The launch types of ECS in a sentence each, after 'Amazon ECS launch types and capacity providers'. */
final class LaunchTypeExplanation {

    static final String FARGATE = "Fargate: AWS runs the task on a machine that it looks after; you see the task, never the machine.";

    static final String EC2 = "EC2: the task shares a virtual machine of your account with others; you choose it, pay for it and keep it up to date.";

    static final String EXTERNAL = "external: the task runs on a machine of yours outside AWS (ECS Anywhere).";

    private LaunchTypeExplanation() {}
}
